// What the shim says on the console: once for each element and code, one sentence each. Knows nothing of sockets.

const sentences = {
  legacy: (count: unknown, first: unknown) =>
    `${count} element(s) here use hx-ws, which htmx dropped; the first is ${first}. The shim keeps them working; npx hx-ws-migrate rewrites them.`,
  'unknown-clause': (text: unknown) => `"${text}" in hx-ws is neither connect:<url> nor send; it is ignored.`,
  'missing-url': (text: unknown) => `"${text}" in hx-ws names no URL; nothing is connected.`,
  'second-connect': (text: unknown) => `hx-ws connects once; "${text}" is ignored.`,
  'second-extension': () =>
    'Another script serves hx-ws or ws-* too; the shim does so already, so the other is not used.',
  'foreign-socket': () => 'hx-ws="send" sends through the socket of an hx-ws:connect; write hx-ws:send.',
  'not-allowed': () =>
    'htmx.config.extensions does not list hx-ws-shim, so hx-ws stays dead; add hx-ws-shim to the list.',
} as const satisfies Record<string, (...args: unknown[]) => string>;

export type WarningCode = keyof typeof sentences;

/** Warns once for each place and code; what the sentence speaks of is only asked for where it is said. */
export type Warn = (place: object, code: WarningCode, args?: () => readonly unknown[]) => void;

/** @param silent asked at each warning */
export function createWarn(silent: () => boolean): Warn {
  const said = new WeakMap<object, Set<WarningCode>>();
  return (place, code, args = () => []) => {
    const codes = said.get(place) ?? new Set();
    said.set(place, codes);
    if (codes.has(code) || silent()) return;
    codes.add(code);
    console.warn(`hx-ws-shim: [${code}] ${(sentences[code] as (...args: unknown[]) => string)(...args())}`);
  };
}
