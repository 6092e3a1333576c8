// The laws over generated documents, and robustness over rubble: any input, any dialect, both targets.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dialectNames, type MigrateOptions, migrate } from '../../codemod/index.ts';
import { runs } from '../property.ts';
import { documents, rubble } from './documents.ts';
import { accounting, idempotence, identity, type Law, laws, locality } from './laws.ts';

const options: fc.Arbitrary<MigrateOptions> = fc.record({
  path: fc.constant('page.j2'),
  target: fc.constantFrom('htmx2', 'htmx4'),
  includeComments: fc.boolean(),
});

function holds(law: Law, input: string, given: MigrateOptions): void {
  const migration = migrate(input, given);
  expect({ input, broken: law({ input, options: given, migration, migrate }) }).toEqual({ input, broken: [] });
}

describe('a generated document keeps the law of', () => {
  test.each(Object.entries(laws))('%s', (_, law) => {
    fc.assert(
      fc.property(documents, options, (input, given) => holds(law, input, given)),
      runs(2000),
    );
  });
});

describe('rubble keeps the law of', () => {
  test.each(Object.entries({ identity, idempotence, locality }))('%s', (_, law) => {
    fc.assert(
      fc.property(rubble, options, fc.constantFrom(...dialectNames), (input, given, dialect) =>
        holds(law, input, { ...given, dialect }),
      ),
      runs(3000),
    );
  });

  test('accounting, for plain markup', () => {
    fc.assert(
      fc.property(rubble, (input) => holds(accounting, input, { path: 'a.html', dialect: 'html' })),
      runs(3000),
    );
  });
});
