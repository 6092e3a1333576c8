// Every option of install with its default. Knows nothing of where options come from.

export interface Options {
  /** Whether to warn on the console that the page uses hx-ws and where it is wrong. */
  readonly warn: boolean;
}

export const defaults: Options = Object.freeze({ warn: true });

/** An option of `install`'s, else of `htmx.config.wsShim`'s, else its default. */
export const readOption = <Name extends keyof Options>(
  name: Name,
  given: Partial<Options>,
  config: Readonly<Record<string, unknown>>,
): Options[Name] => given[name] ?? (config['wsShim'] as Partial<Options> | null | undefined)?.[name] ?? defaults[name];
