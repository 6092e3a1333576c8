// The deliberate differences: each page of fixtures/differences/ differs from htmx 1.9.12 just as differences.json says.
import { describe, expect, test } from '@jest/globals';
import { useBrowser } from '../use-browser.ts';
import type { Recording } from './recording.ts';
import { caseNames, readCase, readDifferences, runPage } from './run-page.ts';
import { truth } from './variants.ts';
import { faultsIn } from './verdict.ts';

const browser = useBrowser();
const differences = await readDifferences();
const shown = differences.flatMap((difference) => difference.shown.map((entry) => ({ difference, entry })));

test('the twelve differences of the contract, and those that came after them, are numbered and shown', () => {
  expect(differences.map(({ number }) => number)).toEqual(differences.map((_, index) => index + 1));
  expect(differences.length).toBeGreaterThanOrEqual(13);
  expect(differences.filter((difference) => difference.shown.length === 0)).toEqual([]);
});

test('each page that shows one is listed once', async () => {
  expect(shown.map(({ entry }) => entry.page).sort()).toEqual(await caseNames('differences'));
});

describe.each(shown.map(({ difference, entry }) => [`${difference.number}: ${entry.page}`, entry] as const))(
  '%s',
  (_name, entry) => {
    let recorded: Promise<Recording> | undefined;

    test.each(['1', '2', '4'] as const)('htmx %s with the shim', async (htmx) => {
      const subject = await readCase(entry.page, 'differences');
      recorded ??= runPage(browser, subject, truth);
      const core = await recorded;
      const shim = await runPage(browser, subject, { htmx, shim: true });
      expect(faultsIn(entry, htmx, core, shim)).toEqual([]);
    });
  },
);
