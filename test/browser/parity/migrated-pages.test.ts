// The old pages, rewritten by the codemod, hold on each major with its own WebSocket extension the conversation that they
// held on htmx 1.9.12; where those extensions cannot, migrated.json says why, and the codemod told the user.
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import type { FindingCode } from '../../../codemod/index.ts';
import { type HtmxMajor, readExtension } from '../../../demo/server/assets.ts';
import { useBrowser } from '../use-browser.ts';
import { conversation, migrateCase, type Target } from './migrated-case.ts';
import { differences, type Recording } from './recording.ts';
import { caseNames, type PageCase, readCase, runPage } from './run-page.ts';
import { truth } from './variants.ts';

/** Why some pages do something else once they are migrated. */
interface Known {
  readonly why: string;
  /** Each page gets one of these; none where no reader of a template can see it coming. */
  readonly told: readonly FindingCode[];
  readonly pages: readonly string[];
}

const browser = useBrowser();
const root = new URL('../../../', import.meta.url);
const known = JSON.parse(await readFile(new URL('fixtures/pages/migrated.json', root), 'utf8')) as Readonly<
  Record<Target, readonly Known[]>
>;
const cases = await Promise.all((await caseNames()).map((name) => readCase(name)));
const extensions: Readonly<Record<Target, string>> = {
  htmx2: await readExtension(),
  htmx4: await readFile(new URL('node_modules/htmx-4/dist/ext/hx-ws.js', root), 'utf8'),
};
const majors = [
  ['htmx2', '2'],
  ['htmx4', '4'],
] as const;

const listed = (target: Target): readonly string[] => known[target].flatMap(({ pages }) => pages);
const truths = new Map<PageCase, Promise<Recording>>();

/** Where a page's conversation, migrated, is not what it was. */
async function changes(subject: PageCase, target: Target, htmx: HtmxMajor): Promise<readonly string[]> {
  const recorded = truths.get(subject) ?? runPage(browser, subject, truth);
  truths.set(subject, recorded);
  const core = conversation(await recorded);
  return differences(
    core,
    conversation(await runPage(browser, migrateCase(subject, target, extensions[target]), { htmx })),
  );
}

test.each(majors)('%s: what is listed is there, once, and half of the pages and more are not listed', (target, _) => {
  const names = cases.map(({ name }) => name);
  expect(listed(target).filter((name) => !names.includes(name))).toEqual([]);
  expect(listed(target).length).toBe(new Set(listed(target)).size);
  expect(names.length - listed(target).length).toBeGreaterThanOrEqual(30);
});

describe.each(majors)('%s', (target, htmx) => {
  const plain = cases.filter(({ name }) => !listed(target).includes(name));
  test.each(plain.map((subject) => [subject.name, subject] as const))('%s', async (_, subject) => {
    expect(await changes(subject, target, htmx)).toEqual([]);
  });

  test.each(known[target].flatMap(({ pages, told }) => pages.map((name) => [name, told] as const)))(
    'of what is different in %s the user was told',
    (name, told) => {
      const subject = cases.find((one) => one.name === name);
      const { findings } = migrateCase(subject as PageCase, target, '');
      expect(told.length === 0 || told.some((code) => findings.has(code))).toBe(true);
    },
  );

  test('a page that is rewritten wrongly is caught', async () => {
    const subject = await readCase('an-element-without-a-target-costs-the-others-nothing');
    const broken = migrateCase(subject, target, extensions[target]);
    const pages = Object.entries(broken.pages).map(
      ([path, html]) => [path, html.replace(/(?:ws-|hx-ws:)connect="\//, '$&wrong/')] as const,
    );
    const core = conversation(await runPage(browser, subject, truth));
    const found = await runPage(browser, { ...broken, pages: Object.fromEntries(pages) }, { htmx });
    expect(differences(core, conversation(found))).not.toEqual([]);
  });
});
