// The server's half of file uploads: frames in, messages with their files out. For Node and any other JS server; it knows
// no socket. One decoder serves one connection.
import { type Announced, announce, checkSizes, complete } from './announced.ts';
import type { Decoded, DecodeLimits } from './decoded.ts';
import { Refusal } from './refusal.ts';

export type { Decoded, DecodeErrorCode, DecodeLimits, ReceivedFile } from './decoded.ts';

export interface Decoder {
  /**
   * Takes the next frame of the connection. Never throws.
   * @param frame text, or its bytes in UTF-8; or a file's bytes
   * @param isBinary whether it came as a binary frame
   * @returns what this frame completed: nothing while files are due, else messages and errors in their order
   */
  push(frame: string | ArrayBuffer | Uint8Array, isBinary: boolean): readonly Decoded[];
}

const defaults: DecodeLimits = { maxFiles: 32, maxFileBytes: 64 * 2 ** 20, maxBytes: 128 * 2 ** 20 };

type State =
  | { readonly kind: 'text' }
  | { readonly kind: 'files'; readonly message: Announced; readonly arrived: readonly Uint8Array[] }
  /** The files of a message that was refused: they are passed over. */
  | { readonly kind: 'skipping'; readonly left: number };

/** The bytes of a frame, in memory of their own: some servers take theirs back when their handler returns. */
const toBytes = (frame: string | ArrayBuffer | Uint8Array): Uint8Array =>
  typeof frame === 'string'
    ? new TextEncoder().encode(frame)
    : new Uint8Array(ArrayBuffer.isView(frame) ? frame : frame.slice(0));

export function createDecoder(limits: Partial<DecodeLimits> = {}): Decoder {
  const bounds: DecodeLimits = { ...defaults, ...limits };
  let state: State = { kind: 'text' };

  function takeText(text: string): Decoded {
    const message = announce(text, bounds);
    if (message.due.length > 0) state = { kind: 'files', message, arrived: [] };
    return complete(message, []);
  }

  function takeFile(bytes: Uint8Array): Decoded | undefined {
    if (state.kind === 'skipping') {
      state = state.left > 1 ? { kind: 'skipping', left: state.left - 1 } : { kind: 'text' };
      return undefined;
    }
    if (state.kind === 'text') throw new Refusal('unexpected-binary', 'a binary frame came where no file was due');
    const { message } = state;
    const arrived = [...state.arrived, bytes];
    const left = message.due.length - arrived.length;
    checkSizes([...message.inline.map(({ bytes }) => bytes), ...arrived], bounds, left);
    state = left > 0 ? { kind: 'files', message, arrived } : { kind: 'text' };
    return left > 0 ? undefined : complete(message, arrived);
  }

  /** Runs one step; what it refuses becomes an error, and what is still due of it is passed over. */
  function attempt(step: () => Decoded | undefined): Decoded[] {
    try {
      const decoded = step();
      return decoded && state.kind !== 'files' ? [decoded] : [];
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      state = error.due > 0 ? { kind: 'skipping', left: error.due } : { kind: 'text' };
      return [{ ok: false, code: error.code, reason: error.message }];
    }
  }

  return {
    push(frame, isBinary) {
      if (isBinary) return attempt(() => takeFile(toBytes(frame)));
      const missing = state.kind === 'files' ? state.message.due.length - state.arrived.length : 0;
      state = { kind: 'text' };
      const reason = `a text came where ${missing} more file(s) were due`;
      const lost: Decoded[] = missing > 0 ? [{ ok: false, code: 'missing-frame', reason }] : [];
      return [...lost, ...attempt(() => takeText(typeof frame === 'string' ? frame : new TextDecoder().decode(frame)))];
    },
  };
}
