// What the shim says on the console: once for each element and code, one sentence each. Knows nothing of sockets.

/** Each goes on from what is complained of, where that is something. */
const sentences = {
  legacy: ': run npx hx-ws-migrate.',
  'unknown-clause': ' is neither connect:<url> nor send.',
  'missing-url': ' names no URL.',
  'second-connect': ' is one connect too many.',
  'second-extension': 'The shim is the ws extension; another one is ignored.',
  'foreign-socket': 'Write hx-ws:send under hx-ws:connect.',
  'not-allowed': 'Add hx-ws-shim to htmx.config.extensions.',
} as const;

export type WarningCode = keyof typeof sentences;

/** Warns once for each place and code; what is complained of is only asked for where it is said. */
export type Warn = (place: object, code: WarningCode, what?: () => string) => void;

/** @param silent asked at each warning */
export function createWarn(silent: () => boolean): Warn {
  const said = new WeakMap<object, string>();
  return (place, code, what) => {
    const codes = said.get(place) ?? '';
    if (codes.includes(code) || silent()) return;
    said.set(place, codes + code);
    console.warn(`hx-ws-shim: [${code}] ${what?.() ?? ''}${sentences[code]}`);
  };
}
