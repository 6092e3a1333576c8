// Every old page does on each candidate what it did on htmx 1.9.12: the same connections, frames and DOM.
import { describe, expect, test } from '@jest/globals';
import { useBrowser } from '../use-browser.ts';
import type { Recording } from './recording.ts';
import { caseNames, readCase, runPage } from './run-page.ts';
import { activeCandidates, truth } from './variants.ts';
import { faultsIn } from './verdict.ts';

const browser = useBrowser();
const cases = await Promise.all((await caseNames()).map((name) => readCase(name)));

test('there are cases', () => expect(cases.length).toBeGreaterThanOrEqual(40));

describe.each(cases.map((subject) => [subject.name, subject] as const))('%s', (_name, subject) => {
  let recorded: Promise<Recording> | undefined;
  const majors = subject.script.only?.htmx;

  test.each(activeCandidates.filter(([, { htmx }]) => majors?.includes(htmx) !== false))('%s', async (_, variant) => {
    recorded ??= runPage(browser, subject, truth);
    const expected = await recorded;
    const actual = await runPage(browser, subject, variant);
    expect(faultsIn(undefined, variant.htmx, expected, actual)).toEqual([]);
  });
});
