// What decoding yields, and its bounds. Holds no code.
import type { Serialization } from './files.ts';

/** A file as it arrived. */
export interface ReceivedFile {
  readonly name: string;
  /** ms since 1970, as the client says. */
  readonly lastModified: number;
  /** Bytes that arrived, whatever the client said. */
  readonly size: number;
  readonly type: string;
  readonly serialization: Serialization;
  readonly bytes: Uint8Array;
}

/** Why a frame could not be taken. */
export type DecodeErrorCode =
  | 'not-json'
  | 'not-an-object'
  | 'bad-file'
  | 'bad-offset'
  | 'bad-base64'
  | 'missing-frame'
  | 'unexpected-binary'
  | 'too-many-files'
  | 'too-large';

/** One result: a whole message, its file objects replaced by the files; or what was wrong and was dropped. */
export type Decoded =
  | { readonly ok: true; readonly message: Readonly<Record<string, unknown>>; readonly files: readonly ReceivedFile[] }
  | { readonly ok: false; readonly code: DecodeErrorCode; readonly reason: string };

export interface DecodeLimits {
  /** Files in one message. */
  readonly maxFiles: number;
  /** Bytes of one file. */
  readonly maxFileBytes: number;
  /** Bytes of all files of one message; no text may be longer than twice as many UTF-16 units. */
  readonly maxBytes: number;
}
