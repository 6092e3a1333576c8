// A random life of a page with connect elements and of the server behind it, played in a real browser. Judges nothing.
import fc from 'fast-check';
import type { Page } from 'playwright-core';
import type { CloseCode, FaultServer, Reception } from './fault-server.ts';
import type { PageRecord, RecorderWindow } from './recorder.ts';

/** `at` chooses among the elements that stand in the page. */
export type Step =
  | { readonly act: 'add' | 'breathe' }
  | { readonly act: 'remove' | 'move' | 'pause' | 'resume' | 'say'; readonly at: number }
  /** Sends one message for each length. */
  | { readonly act: 'send'; readonly at: number; readonly pads: readonly number[] }
  | { readonly act: 'drop'; readonly at: number; readonly code: CloseCode }
  | { readonly act: 'receive'; readonly reception: Reception }
  | { readonly act: 'stop' | 'start' };

export interface Schedule {
  readonly steps: readonly Step[];
  /** Whether the server reads everything before it drops, and the page waits until it has noticed. */
  readonly gentle: boolean;
  readonly queueLimit: number;
}

/** Characters that go along with a message: mostly few, at times several hundred kB. */
const pad = fc.oneof(
  { weight: 6, arbitrary: fc.nat(40) },
  { weight: 1, arbitrary: fc.integer({ min: 200_000, max: 600_000 }) },
);
const at = fc.nat(2);
const one = <Act extends string>(weight: number, ...acts: readonly Act[]) => ({
  weight,
  arbitrary: fc.record({ act: fc.constantFrom(...acts), at }),
});
const code = fc.constantFrom<CloseCode>(1006, 1006, 1006, 1011, 1012, 1013, 1000, 1001, 4000);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ act: fc.constantFrom('add' as const, 'breathe' as const) }) },
  one(2, 'remove', 'move', 'say'),
  one(2, 'pause', 'pause', 'resume'),
  {
    weight: 10,
    arbitrary: fc.record({
      act: fc.constant('send' as const),
      at,
      pads: fc.array(pad, { minLength: 1, maxLength: 6 }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ act: fc.constant('drop' as const), at, code }) },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('receive' as const),
      reception: fc.constantFrom<Reception>('accept', 'accept', 'refuse', 'stall'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constantFrom('stop' as const, 'start' as const, 'start' as const) }) },
);

export const schedules: fc.Arbitrary<Schedule> = fc.record({
  steps: fc.array(step, { minLength: 10, maxLength: 30, size: 'max' }),
  gentle: fc.boolean(),
  queueLimit: fc.constantFrom(1000, 1000, 8),
});

/** Everything that a judge may want to know of one life. */
export interface History extends PageRecord {
  readonly gentle: boolean;
  /** How many messages were sent, by element: numbers 1 to that. */
  readonly given: ReadonlyMap<number, number>;
  /** Numbers as the server read them, by element. */
  readonly read: ReadonlyMap<number, readonly number[]>;
}

/** Plays one schedule on a page that was prepared (see fault-page.ts), and leaves both sides empty. */
export async function play(page: Page, server: FaultServer, { steps, gentle, queueLimit }: Schedule): Promise<History> {
  const given = new Map<number, number>();
  const standing: number[] = [];
  let reception: Reception = 'accept';

  /** What the sockets of the page have carried is read, and so are they empty. */
  async function drained(): Promise<void> {
    const counts = await page.evaluate(() => {
      const counts: Record<number, number> = {};
      for (const { element, sent } of (window as unknown as RecorderWindow).recorder.record.sockets)
        counts[element] = (counts[element] ?? 0) + sent.length;
      return counts;
    });
    for (const [element, count] of Object.entries(counts)) await server.hasRead(Number(element), count);
  }

  /** Lets the server go: in a gentle life it reads everything before, and the page notices before it goes on. */
  async function part(leave: () => Promise<void> | void, elements: readonly number[]): Promise<void> {
    if (!gentle) return leave();
    // A connection that the page does not know of yet would be filled after it was read empty.
    const held = elements.filter(server.holds);
    await page.waitForFunction((held) => {
      const { sockets } = (window as unknown as RecorderWindow).recorder.record;
      return !sockets.some(({ element, state }) => held.includes(element) && state === 'connecting');
    }, held);
    await drained();
    const open = await page.evaluate((held) => {
      const { sockets } = (window as unknown as RecorderWindow).recorder.record;
      return sockets.flatMap(({ element, state }, at) => (held.includes(element) && state === 'open' ? [at] : []));
    }, held);
    const ended = server.ended(held);
    await leave();
    await page.waitForFunction((open) => {
      const { sockets } = (window as unknown as RecorderWindow).recorder.record;
      return open.every((at) => sockets[at]?.state === 'closed');
    }, open);
    await ended;
  }

  async function take(step: Step): Promise<void> {
    const element = 'at' in step ? standing[step.at % standing.length] : undefined;
    switch (step.act) {
      case 'add':
        if (standing.length === 3) return;
        standing.push(next(given));
        return page.evaluate(([element, port]) => (window as unknown as RecorderWindow).recorder.add(element, port), [
          standing.at(-1) ?? 0,
          server.port,
        ] as const);
      case 'breathe':
        return page.evaluate(() => new Promise<void>((resolve) => requestAnimationFrame(() => resolve())));
      case 'stop':
        // Whoever comes while it empties its connections is not let in.
        if (gentle) server.receive('stall');
        await part(server.stop, [...given.keys()]);
        if (gentle) server.receive(reception);
        return;
      case 'start':
        return server.start();
      case 'receive':
        reception = step.reception;
        return server.receive(reception);
    }
    if (element === undefined) return;
    switch (step.act) {
      case 'send': {
        const first = (given.get(element) ?? 0) + 1;
        given.set(element, first + step.pads.length - 1);
        return page.evaluate(
          ([element, first, pads]) => (window as unknown as RecorderWindow).recorder.send(element, first, pads),
          [element, first, step.pads] as const,
        );
      }
      case 'remove':
        standing.splice(standing.indexOf(element), 1);
        return page.evaluate((element) => (window as unknown as RecorderWindow).recorder.remove(element), element);
      case 'move':
        return page.evaluate((element) => (window as unknown as RecorderWindow).recorder.move(element), element);
      case 'pause':
        return gentle ? undefined : server.pause(element, true);
      case 'resume':
        return server.pause(element, false);
      case 'say':
        return server.say(element, '<p id="nobody"></p>');
      case 'drop':
        // Gently: not one that comes meanwhile.
        return gentle && !server.holds(element) ? undefined : part(() => server.drop(element, step.code), [element]);
    }
  }

  await page.evaluate((limit) => {
    Object.assign((window as unknown as RecorderWindow).htmx.config, {
      wsReconnectDelay: () => 4,
      wsQueueLimit: limit,
    });
  }, queueLimit);
  await take({ act: 'add' });
  for (const each of steps) await take(each);

  await server.start();
  server.receive('accept');
  for (const element of given.keys()) server.pause(element, false);
  await page.waitForFunction(() => (window as unknown as RecorderWindow).recorder.settled());
  await page.evaluate(() => {
    const { recorder } = window as unknown as RecorderWindow;
    for (const element of [...recorder.live.keys()]) recorder.remove(element);
  });
  await page.waitForFunction(() =>
    (window as unknown as RecorderWindow).recorder.record.sockets.every(({ state }) => state === 'closed'),
  );
  await server.ended([...given.keys()]);
  const record = await page.evaluate(() => {
    const { recorder } = window as unknown as RecorderWindow;
    const { record } = recorder;
    recorder.clear();
    return record;
  });
  return {
    ...record,
    gentle,
    given,
    read: new Map([...given.keys()].map((element) => [element, server.read(element)])),
  };
}

let elements = 0;
/** A number that no element had before. */
function next(given: Map<number, number>): number {
  given.set(++elements, 0);
  return elements;
}
