// Writes what the codemod makes of each case beside its input, for a person to read and to commit:
// npx tsx test/codemod/write-expectations.ts [part of a case's folder]. No test runs this.
import { rmSync, writeFileSync } from 'node:fs';
import { migrate } from '../../codemod/index.ts';
import { describeFindings, optionsFor, outputs, readFixtures } from './fixture.ts';

for (const fixture of readFixtures()) {
  if (!fixture.folder.includes(process.argv[2] ?? '')) continue;
  const found: Record<string, unknown> = {};
  for (const target of ['htmx2', 'htmx4'] as const) {
    const migration = migrate(fixture.input, optionsFor(fixture, target));
    const path = `${fixture.folder}${outputs[target]}${fixture.extension}`;
    if (migration.output === fixture.input) rmSync(path, { force: true });
    else writeFileSync(path, migration.output, 'latin1');
    found[target] = describeFindings(fixture.input, migration);
  }
  writeFileSync(`${fixture.folder}findings.json`, `${JSON.stringify(found, null, 2)}\n`);
}
