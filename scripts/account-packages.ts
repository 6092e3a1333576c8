// npm run account [-- --write]: runs the codemod over what npm packages ship, which nobody wrote for the purpose, and holds
// each mention of the attribute to an account. The packages and their counts stand in fixtures/packages.json; the files
// are fetched each time and not kept. It needs the npm registry, so no test runs it.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { migrate } from '../codemod/index.ts';

interface Account {
  readonly files: number;
  readonly occurrences: number;
  readonly rewritten: number;
  readonly reported: number;
  readonly prose: number;
}

const list = new URL('../fixtures/packages.json', import.meta.url);
/** The occurrence pattern of the contract, written down a second time: the codemod's own is not asked. */
const mention = /(?<![\w-])(?:data[-_])?hx[-_:]ws(?![\w:-]|\.(?:min\.)?m?js\b)/gi;

const write = process.argv.includes('--write');
const expected = JSON.parse(readFileSync(list, 'utf8')) as Readonly<Record<string, Account | null>>;
const found: Record<string, Account> = {};
const faults: string[] = [];

for (const [name, account] of Object.entries(expected)) {
  const folder = mkdtempSync(join(tmpdir(), 'hx-ws-account-'));
  try {
    const [tarball = ''] = execFileSync('npm', ['pack', name, '--silent', '--pack-destination', folder], {
      encoding: 'utf8',
    })
      .trim()
      .split('\n')
      .slice(-1);
    execFileSync('tar', ['xzf', join(folder, tarball), '-C', folder]);
    found[name] = accountFor(name, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(name, JSON.stringify(found[name]));
  if (!write && JSON.stringify(found[name]) !== JSON.stringify(account))
    faults.push(`${name}: ${JSON.stringify(found[name])}, and fixtures/packages.json says ${JSON.stringify(account)}`);
}
if (write) writeFileSync(list, `${JSON.stringify(found, null, 2)}\n`);
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;

function accountFor(name: string, folder: string): Account {
  const account = { files: 0, occurrences: 0, rewritten: 0, reported: 0, prose: 0 };
  for (const file of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!file.isFile() || file.name.endsWith('.tgz')) continue;
    const path = join(file.parentPath, file.name);
    const source = readFileSync(path, 'latin1');
    const mentions = [...source.matchAll(mention)].map(({ index }) => index);
    if (mentions.length === 0 || source.slice(0, 8192).includes('\0')) continue;
    account.files++;
    const place = `${name}/${relative(folder, path)}`;
    for (const target of ['htmx2', 'htmx4'] as const) {
      const { output, edits, occurrences } = migrate(source, { path, target });
      for (const index of mentions) {
        if (!occurrences.some(({ range }) => range.start <= index && index < range.end))
          faults.push(`${place}: nothing accounts for offset ${index} (${target})`);
      }
      if (migrate(output, { path, target }).edits.length > 0)
        faults.push(`${place}: a second run changes it (${target})`);
      if (target === 'htmx4') continue;
      for (const { fate } of occurrences) account[fate]++;
      account.occurrences += occurrences.length;
      for (const { start, end, replacement } of edits)
        console.log(`  ${place}: ${JSON.stringify(source.slice(start, end))} → ${JSON.stringify(replacement)}`);
    }
  }
  return account;
}
