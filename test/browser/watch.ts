// Waiting for a condition by being told of changes, never by sleeping. Does not know what changes.

/** Whoever changes the state calls `notify`; whoever waits reads the state then, and at once. */
export class Watch {
  readonly #waiters = new Set<() => void>();

  notify(): void {
    for (const waiter of [...this.#waiters]) waiter();
  }

  /**
   * Resolves with the first value of `read` that is not undefined.
   * @param describe what was awaited and what is there instead, for the error after `timeoutMs`.
   */
  until<T>(read: () => T | undefined, describe: () => string, timeoutMs = 10_000): Promise<T> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const value = read();
        if (value === undefined) return;
        clearTimeout(timer);
        this.#waiters.delete(look);
        resolve(value);
      };
      const timer = setTimeout(() => {
        this.#waiters.delete(look);
        reject(new Error(`Waited ${timeoutMs} ms for ${describe()}.`));
      }, timeoutMs);
      this.#waiters.add(look);
      look();
    });
  }
}
