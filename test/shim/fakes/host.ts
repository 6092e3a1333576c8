// A host without htmx: events as DOM events, expressions by the page's own evaluation, triggers and swaps as the test says.
import './browser-gaps.ts';
import type { Host } from '../../../shim/extension/host.ts';

/** A host that does the least; `parts` replace what the test is about. */
export const fakeHost = (parts: Partial<Host> = {}): Host => ({
  config: {},
  createSocket() {
    throw new Error('This test opens no socket');
  },
  trigger: (target, name, detail) =>
    target.dispatchEvent(new CustomEvent(name, { bubbles: true, cancelable: true, detail })),
  triggers: () => [],
  // biome-ignore lint/security/noGlobalEval: what hx-vals="js:…" asks for.
  // biome-ignore lint/complexity/noCommaOperator: in the page's global scope.
  evaluate: (_, expression) => (0, eval)(expression),
  isBoosted: () => false,
  blocking: '[never]',
  openSwap() {
    throw new Error('This test swaps nothing');
  },
  attend() {},
  ...parts,
});
