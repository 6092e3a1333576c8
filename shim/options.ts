// Every option of install with its default. Knows nothing of where options come from.

export interface Options {
  /** Whether to warn on the console that the page uses hx-ws and where it is wrong. */
  readonly warn: boolean;
}

export const defaults: Options = Object.freeze({ warn: true });

/** `install`'s options over `htmx.config.wsShim` over the defaults. */
export const readOptions = (config: Readonly<Record<string, unknown>>, given: Partial<Options>): Options => ({
  ...defaults,
  ...(config['wsShim'] as Partial<Options> | undefined),
  ...given,
});
