// An Environment whose time, chance and answers the test decides. Knows no socket.
import type { Environment } from '../../../shim/extension/environment.ts';

interface Timer {
  readonly due: number;
  readonly callback: () => void;
}

export class FakeEnvironment implements Environment {
  readonly location = new URL('http://localhost/page');
  readonly document = { baseURI: 'http://localhost/page' };
  readonly Math = { random: () => this.chance };
  /** What `Math.random` answers. */
  chance = 0.5;
  /** What `confirm` answers. */
  answer = true;
  readonly questions: string[] = [];
  /** The delays asked for, oldest first, ms. */
  readonly delays: number[] = [];
  now = 0;
  readonly #timers = new Map<number, Timer>();
  #last = 0;

  setTimeout(callback: () => void, ms: number): number {
    this.delays.push(ms);
    this.#timers.set(++this.#last, { due: this.now + ms, callback });
    return this.#last;
  }

  clearTimeout(timer: number): void {
    this.#timers.delete(timer);
  }

  confirm(question: string): boolean {
    this.questions.push(question);
    return this.answer;
  }

  /** How many timers are set. */
  get timers(): number {
    return this.#timers.size;
  }

  /** Lets time pass: what falls due runs in the order of its time, what it sets included. */
  advance(ms: number): void {
    const end = this.now + ms;
    for (;;) {
      const [next] = [...this.#timers].filter(([, { due }]) => due <= end).sort(([, a], [, b]) => a.due - b.due);
      if (!next) break;
      const [id, { due, callback }] = next;
      this.#timers.delete(id);
      this.now = Math.max(this.now, due);
      callback();
    }
    this.now = end;
  }
}
