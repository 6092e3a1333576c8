// Every old page does on each candidate what it did on htmx 1.9.12: the same connections, frames and DOM.
import { describe, expect, test } from '@jest/globals';
import { useBrowser } from '../use-browser.ts';
import { differences, type Recording } from './recording.ts';
import { caseNames, readCase, runPage } from './run-page.ts';
import { activeCandidates, truth } from './variants.ts';

const browser = useBrowser();
const names = await caseNames();

test('there are cases', () => expect(names.length).toBeGreaterThanOrEqual(18));

describe.each(names)('%s', (name) => {
  let recorded: Promise<Recording> | undefined;

  test.each(activeCandidates)('%s', async (_candidate, variant) => {
    const subject = await readCase(name);
    recorded ??= runPage(browser, subject, truth);
    const expected = await recorded;
    const actual = await runPage(browser, subject, variant);
    expect(differences(expected, actual)).toEqual([]);
  });
});
