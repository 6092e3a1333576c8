// The grammar against its table of cases, and against what must hold for any value at all.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Clause, parseHxWs } from '../../shim/grammar/index.ts';
import { runs } from '../property.ts';
import { faults } from './faults.ts';
import { hxWsValue } from './hx-ws-value.ts';

interface Case {
  readonly value: string;
  readonly clauses: readonly Clause[];
  readonly why: string;
}

const cases: readonly Case[] = JSON.parse(
  readFileSync(new URL('../../fixtures/grammar/cases.json', import.meta.url), 'utf8'),
);

describe('the table of cases', () => {
  test.each(cases.map((each) => [JSON.stringify(each.value), each] as const))('%s', (_, { value, clauses }) => {
    // JSON has no undefined: a plain `send` is written without its suffix.
    expect(JSON.parse(JSON.stringify(parseHxWs(value)))).toStrictEqual(clauses);
  });

  test('holds each value once, each with a reason', () => {
    const values = cases.map((each) => each.value);
    expect(values.filter((value, index) => values.indexOf(value) !== index)).toEqual([]);
    expect(cases.filter((each) => each.why === '')).toEqual([]);
    expect(values.length).toBeGreaterThanOrEqual(60);
  });
});

describe('any value', () => {
  test('gives clauses that are true to it', () => {
    fc.assert(
      fc.property(hxWsValue, (value) => {
        expect(faults(value, parseHxWs)).toEqual([]);
      }),
      runs(20_000),
    );
  });

  test('without a comma means what its words meant to htmx 1.9.12', () => {
    fc.assert(
      fc.property(hxWsValue, (drawn) => {
        // The two deliberate differences aside: `connect <url>`, and `send:` without a suffix.
        const value = drawn.replace(/,/g, '').replace(/connect(?=\s|$)/g, 'connecting');
        const core = value
          .trim()
          .split(/\s+/)
          .map((word) => word.split(/:(.+)/s))
          .flatMap(([verb, rest]) => (verb === 'connect' ? [`connect ${rest}`] : verb === 'send' ? ['send'] : []));
        const ours = parseHxWs(value).flatMap((clause) =>
          clause.kind === 'connect' && clause.url !== ''
            ? [`connect ${clause.url}`]
            : clause.kind === 'send' && clause.suffix !== ''
              ? ['send']
              : [],
        );
        expect(ours).toEqual(core);
      }),
      runs(20_000),
    );
  });

  test.each([
    ['commas', (n: number) => `connect:/x${','.repeat(n)}y`],
    ['verbs that turn out to be none', (n: number) => `connect:/x${',send'.repeat(n / 5)},y`],
    ['commas and spaces', (n: number) => `connect:/x${' ,'.repeat(n / 2)} y`],
    ['white space', (n: number) => `connect:/x${' '.repeat(n)}y`],
    ['clauses', (n: number) => 'connect '.repeat(n / 8)],
    ['colons', (n: number) => ':'.repeat(n)],
    ['one word', (n: number) => 'connect'.repeat(n / 7)],
  ])('takes time in proportion to its length: %s', (_, make) => {
    // Twenty times the text in at most a hundred times the time: a quadratic reading takes four hundred.
    parseHxWs(make(10_000));
    const short = leastTime(make(10_000));
    const long = leastTime(make(200_000));
    expect(long).toBeLessThan(100 * Math.max(short, 0.5));
  });
});

describe('the check itself', () => {
  /** Readings with one thing wrong, each with a value that shows it. */
  test.each<readonly [string, string, (value: string) => readonly Clause[], readonly string[]]>([
    [
      'a parser that throws',
      'send',
      () => {
        throw new Error('no verb');
      },
      ['throws no verb'],
    ],
    [
      'a range shifted by one',
      'connect:/x send',
      (value) => parseHxWs(value).map((clause) => ({ ...clause, start: clause.start + 1 })),
      [
        'lost: "c" at 0',
        '0: [1,10) is not the clause',
        'lost: "s" at 11',
        '1: [12,15) is not the clause',
        'reads otherwise with a space between its clauses',
      ],
    ],
    ['a clause that was lost', 'connect:/x send', (value) => parseHxWs(value).slice(0, 1), ['lost: "send" at 11']],
    [
      'clauses out of order',
      'connect:/x send',
      (value) => [...parseHxWs(value)].reverse(),
      ['lost: "connect:/x" at 0', '1: [0,10) is not after 15', 'reads otherwise with a space between its clauses'],
    ],
    [
      'a URL that is not where it is said to be',
      'connect:/x',
      (value) =>
        parseHxWs(value).map((clause) =>
          clause.kind === 'connect' ? { ...clause, urlRange: { start: 7, end: 9 } } : clause,
        ),
      ['0: [0,10) is not the clause'],
    ],
    [
      'a comma before a clause that does not separate',
      'connect:/x,send',
      (value) => [
        { kind: 'connect', start: 0, end: 15, url: value.slice(8), urlRange: { start: 8, end: 15 }, spelling: 'colon' },
      ],
      ['0: holds ",send", which begins a clause'],
    ],
    [
      'a comma of a query that separates',
      'connect:/x?a=1,2',
      () => [
        { kind: 'connect', start: 0, end: 14, url: '/x?a=1', urlRange: { start: 8, end: 14 }, spelling: 'colon' },
        { kind: 'unknown', start: 15, end: 16, text: '2' },
      ],
      ['1: begins no clause, yet a comma separates it'],
    ],
    [
      'white space inside a clause',
      'send: x',
      () => [{ kind: 'send', start: 0, end: 7, suffix: ' x' }],
      ['0: holds white space'],
    ],
    [
      'a reading that depends on which separator was written',
      'connect:/x,connect,send',
      (value) =>
        value.includes(',send')
          ? [
              {
                kind: 'connect',
                start: 0,
                end: 18,
                url: '/x,connect',
                urlRange: { start: 8, end: 18 },
                spelling: 'colon',
              },
              { kind: 'send', start: 19, end: 23, suffix: undefined },
            ]
          : parseHxWs(value),
      ['0: holds ",connect", which begins a clause', 'reads otherwise with a space between its clauses'],
    ],
  ])('catches %s', (_, value, parse, caught) => {
    expect(faults(value, parse)).toEqual(caught);
  });
});

/** Milliseconds, the least of five, since a busy machine can only add. */
function leastTime(value: string): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 5; i++) {
    // CPU time of this process, since a busy machine stretches any other.
    const start = process.cpuUsage();
    parseHxWs(value);
    least = Math.min(least, process.cpuUsage(start).user / 1000);
  }
  return least;
}
