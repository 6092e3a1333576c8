// Makes sure that the browser suites have a Chromium. It never lets them be skipped: where there is none and none can be
// installed, it says how to get one and fails.
import { provideChromium, provideHeadlessShell } from './provide-chromium.ts';

try {
  await provideChromium();
  await provideHeadlessShell();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
