// The server's half of file uploads: frames in, messages with their files out. For Node and any other JS server; it knows
// no socket. One decoder serves one connection.
import { type Announced, announce, checkSizes, complete } from './announced.ts';
import type { Decoded, DecodeLimits } from './decoded.ts';
import { Refusal } from './refusal.ts';

export type { Decoded, DecodeErrorCode, DecodeLimits, ReceivedFile } from './decoded.ts';

/** A frame as servers hand it over: a string, bytes, or the parts of a frame. */
export type RawFrame = string | ArrayBuffer | Uint8Array | readonly Uint8Array[];

export interface Decoder {
  /**
   * Takes the next frame of the connection. Never throws.
   * @param frame text, or its bytes in UTF-8; or a file's bytes
   * @param isBinary whether it came as a binary frame
   * @returns what this frame completed: nothing while files are due, else messages and errors in their order
   */
  push(frame: RawFrame, isBinary: boolean): readonly Decoded[];
}

const defaults: DecodeLimits = { maxFiles: 32, maxFileBytes: 64 * 2 ** 20, maxBytes: 128 * 2 ** 20 };

type State =
  | { readonly kind: 'text' }
  | { readonly kind: 'files'; readonly message: Announced; readonly arrived: readonly Uint8Array[] }
  /** The files of a message that was refused: they are passed over. */
  | { readonly kind: 'skipping'; readonly left: number };

/** The bytes of a frame, in memory of their own: some servers take theirs back when their handler returns. */
function toBytes(frame: RawFrame): Uint8Array {
  if (typeof frame === 'string') return new TextEncoder().encode(frame);
  if (!Array.isArray(frame)) return new Uint8Array(ArrayBuffer.isView(frame) ? frame : (frame as ArrayBuffer).slice(0));
  const bytes = new Uint8Array(frame.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of frame as readonly Uint8Array[]) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** @throws Refusal where it is more than one string can hold */
function toText(frame: RawFrame): string {
  if (typeof frame === 'string') return frame;
  try {
    return new TextDecoder().decode(Array.isArray(frame) ? toBytes(frame) : (frame as ArrayBuffer | Uint8Array));
  } catch (error) {
    throw new Refusal('too-large', (error as Error).message);
  }
}

/**
 * A decoder for one connection.
 * @param limits what one message may hold; what is left out is 32 files, 64 MiB a file, 128 MiB together
 * @throws RangeError where a limit is no number from 0
 */
export function createDecoder(limits: Partial<DecodeLimits> = {}): Decoder {
  const bounds: DecodeLimits = { ...defaults, ...limits };
  for (const [name, bound] of Object.entries(bounds))
    if (!(bound >= 0)) throw new RangeError(`${name} is a number from 0, not ${String(bound)}`);
  let state: State = { kind: 'text' };

  function takeText(frame: RawFrame): Decoded | undefined {
    const message = announce(toText(frame), bounds);
    if (message.due === 0) return complete(message, []);
    state = { kind: 'files', message, arrived: [] };
    return undefined;
  }

  function takeFile(frame: RawFrame): Decoded | undefined {
    if (state.kind === 'skipping') {
      state = state.left > 1 ? { kind: 'skipping', left: state.left - 1 } : { kind: 'text' };
      return undefined;
    }
    if (state.kind === 'text') throw new Refusal('unexpected-binary', 'a binary frame came where no file was due');
    const { message } = state;
    const arrived = [...state.arrived, toBytes(frame)];
    const left = message.due - arrived.length;
    checkSizes([...message.files.map(({ bytes }) => bytes), ...arrived], bounds, left);
    state = left > 0 ? { kind: 'files', message, arrived } : { kind: 'text' };
    return left > 0 ? undefined : complete(message, arrived);
  }

  /** Runs one step; what it refuses becomes an error, and what is still due of it is passed over. */
  function attempt(step: () => Decoded | undefined): Decoded[] {
    try {
      const decoded = step();
      return decoded ? [decoded] : [];
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      state = error.due > 0 ? { kind: 'skipping', left: error.due } : { kind: 'text' };
      return [{ ok: false, code: error.code, reason: error.message }];
    }
  }

  return {
    push(frame, isBinary) {
      if (isBinary) return attempt(() => takeFile(frame));
      const missing = state.kind === 'files' ? state.message.due - state.arrived.length : 0;
      state = { kind: 'text' };
      const reason = `a text came where ${missing} more file(s) were due`;
      const lost: Decoded[] = missing > 0 ? [{ ok: false, code: 'missing-frame', reason }] : [];
      return [...lost, ...attempt(() => takeText(frame))];
    },
  };
}
