// All that a test replaces: timers, chance, the page's address and its questions. Knows nothing of htmx.

/** The world around a connection, as far as `window` has it. Times in ms. */
export interface Environment {
  setTimeout(callback: () => void, ms: number): number;
  clearTimeout(timer: number): void;
  readonly Math: { random(): number };
  readonly location: { readonly href: string; readonly host: string };
  readonly document: { readonly baseURI: string };
  confirm(question: string): boolean;
}
