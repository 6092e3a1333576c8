// All that a test replaces: timers, chance, the page's address and its questions. Knows nothing of htmx.

/** The world around a connection. Times in ms. */
export interface Environment {
  setTimeout(callback: () => void, ms: number): unknown;
  clearTimeout(timer: unknown): void;
  /** In [0, 1). */
  random(): number;
  readonly location: string;
  readonly baseURI: string;
  confirm(question: string): boolean;
}

export const browser: Environment = {
  setTimeout: (callback, ms) => setTimeout(callback, ms),
  clearTimeout: (timer) => clearTimeout(timer as number),
  random: Math.random,
  get location() {
    return location.href;
  },
  get baseURI() {
    return document.baseURI;
  },
  confirm: (question) => confirm(question),
};
