// Every case of fixtures/codemod, compared as bytes, with its findings, for both targets.
import { describe, expect, test } from '@jest/globals';
import { migrate } from '../../codemod/index.ts';
import { describeFindings, expectedFindings, expectedOutput, optionsFor, readFixtures } from './fixture.ts';

const fixtures = readFixtures();

describe.each(['htmx2', 'htmx4'] as const)('for %s', (target) => {
  test.each(fixtures.map((fixture) => [fixture.dialect, fixture.name, fixture] as const))(
    '%s: %s',
    (_, __, fixture) => {
      const migration = migrate(fixture.input, optionsFor(fixture, target));
      expect(migration.output).toBe(expectedOutput(fixture, target));
      expect(describeFindings(fixture.input, migration)).toEqual(expectedFindings(fixture)[target]);
    },
  );
});

test.each(
  fixtures
    .filter(({ setting }) => 'layout' in setting || 'providesExtension' in setting)
    .map((one) => [one.name, one] as const),
)('%s: what the file gives to others, and takes from them', (_, fixture) => {
  const { layout, providesExtension } = migrate(fixture.input, optionsFor(fixture, 'htmx2'));
  expect({ layout, providesExtension }).toEqual({
    layout: fixture.setting.layout,
    providesExtension: fixture.setting.providesExtension ?? false,
  });
});
