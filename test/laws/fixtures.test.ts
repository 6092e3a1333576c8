// The laws over every fixture as it stands, and over its mutations for those that hold of any text.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { migrate } from '../../codemod/index.ts';
import { optionsFor, readFixtures } from '../codemod/fixture.ts';
import { runs } from '../property.ts';
import { idempotence, identity, laws, locality } from './laws.ts';

const fixtures = readFixtures();
// The laws' own renderer reads Jinja's plain blocks; raw ones, other dialects' statements and nested braces it does not know.
const rendered = fixtures.filter(
  ({ input }) => !/\{%-?\s*(?:raw|verbatim|comment|match|unless|asyncEach|macro)|\{\{ \{/.test(input),
);

describe.each(['htmx2', 'htmx4'] as const)('for %s', (target) => {
  test.each(Object.entries({ identity, idempotence, locality }))('every fixture keeps the law of %s', (_, law) => {
    const broken = fixtures.flatMap((fixture) => {
      const options = optionsFor(fixture, target);
      const migration = migrate(fixture.input, options);
      return law({ input: fixture.input, options, migration, migrate }).map(
        (sentence) => `${fixture.name}: ${sentence}`,
      );
    });
    expect(broken).toEqual([]);
  });

  test.each(['accounting', 'agreement'] as const)('every fixture that can be rendered keeps the law of %s', (name) => {
    const broken = rendered.flatMap((fixture) => {
      const options = optionsFor(fixture, target);
      const migration = migrate(fixture.input, options);
      const sentences = laws[name]({ input: fixture.input, options, migration, migrate });
      return sentences.map((sentence) => `${fixture.name}: ${sentence}`);
    });
    expect(broken).toEqual([]);
  });
});

const mutation = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.nat(8),
  put: fc.constantFrom('', '"', "'", '<', '>', '{{', '%}', '{% if x %}', '-->', '\0', ' ', '='),
});

test.each(Object.entries({ identity, idempotence, locality }))('a mutated fixture keeps the law of %s', (_, law) => {
  fc.assert(
    fc.property(
      fc.constantFrom(...fixtures),
      fc.array(mutation, { minLength: 1, maxLength: 6 }),
      (fixture, mutations) => {
        const input = mutations.reduce((text, { at, cut, put }) => {
          const place = Math.floor(at * text.length);
          return text.slice(0, place) + put + text.slice(place + cut);
        }, fixture.input);
        const options = optionsFor(fixture, 'htmx2');
        expect(law({ input, options, migration: migrate(input, options), migrate })).toEqual([]);
      },
    ),
    runs(2000),
  );
});
