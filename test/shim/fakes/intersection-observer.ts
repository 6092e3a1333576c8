// An IntersectionObserver that sees what the test shows it. Installed as the global one.

export class FakeIntersectionObserver {
  /** Those that observe something now. */
  static readonly live = new Set<FakeIntersectionObserver>();
  readonly #targets: Element[] = [];

  constructor(
    readonly callback: (entries: readonly { readonly isIntersecting: boolean }[]) => void,
    readonly options: { readonly root?: Element | null; readonly threshold?: number },
  ) {}

  observe(elt: Element): void {
    this.#targets.push(elt);
    FakeIntersectionObserver.live.add(this);
  }

  disconnect(): void {
    this.#targets.length = 0;
    FakeIntersectionObserver.live.delete(this);
  }

  /** The element comes into sight, or leaves it. */
  static show(elt: Element, ...isIntersecting: readonly boolean[]): void {
    for (const observer of [...FakeIntersectionObserver.live]) {
      if (observer.#targets.includes(elt)) observer.callback(isIntersecting.map((each) => ({ isIntersecting: each })));
    }
  }
}

Object.assign(globalThis, { IntersectionObserver: FakeIntersectionObserver });
