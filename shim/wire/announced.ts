// A message as its first frame announces it: its values, the files that it holds and those that are due. Knows no state.
import { findClaims, type Place, readClaim, shorten, type Values } from './claims.ts';
import type { Decoded, DecodeLimits, ReceivedFile } from './decoded.ts';
import type { FileObject } from './files.ts';
import { Refusal } from './refusal.ts';

export interface Announced {
  readonly values: Values;
  readonly files: readonly AnnouncedFile[];
  /** How many frames follow. */
  readonly due: number;
}

interface AnnouncedFile {
  readonly place: Place;
  readonly object: FileObject;
  /** What came in the text; absent where a frame follows. */
  readonly bytes?: Uint8Array;
}

function fromBase64({ name, body = '' }: FileObject, due: number): Uint8Array {
  if (body.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(body))
    throw new Refusal('bad-base64', `the body of "${shorten(name)}" is not base64`, due);
  const binary = atob(body);
  const bytes = new Uint8Array(binary.length);
  // By hand: `Uint8Array.from` makes a list of all characters first, many times the file's size.
  for (let index = 0; index < bytes.length; index++) bytes[index] = binary.charCodeAt(index);
  return bytes;
}

/** What a file's object holds of it. @throws Refusal, before anything is made of a body that is too large */
function readBody(object: FileObject, { maxFileBytes }: DecodeLimits, due: number): { readonly bytes?: Uint8Array } {
  const { serialization, size, body = '' } = object;
  const isText = serialization === 'file/inline-text';
  // The least that it can come to.
  const least = serialization === 'file/oob' ? size : isText ? body.length : (body.length / 4) * 3 - 2;
  if (least > maxFileBytes)
    throw new Refusal('too-large', `"${shorten(object.name)}" is larger than ${maxFileBytes} bytes`, due);
  if (serialization === 'file/oob') return {};
  return { bytes: isText ? new TextEncoder().encode(body) : fromBase64(object, due) };
}

/** @throws Refusal where one file or all together are too large */
export function checkSizes(files: readonly (Uint8Array | undefined)[], limits: DecodeLimits, due: number): void {
  const sizes = files.map((bytes) => bytes?.byteLength ?? 0);
  if (sizes.some((size) => size > limits.maxFileBytes))
    throw new Refusal('too-large', `a file is larger than ${limits.maxFileBytes} bytes`, due);
  if (sizes.reduce((sum, size) => sum + size, 0) > limits.maxBytes)
    throw new Refusal('too-large', `the files of one message are larger than ${limits.maxBytes} bytes`, due);
}

function parse(text: string, limits: DecodeLimits): Values {
  if (text.length > 2 * limits.maxBytes)
    throw new Refusal('too-large', `a text is longer than ${2 * limits.maxBytes} units`);
  let values: unknown;
  try {
    values = JSON.parse(text);
  } catch (error) {
    throw new Refusal('not-json', (error as Error).message);
  }
  if (typeof values !== 'object' || values === null || Array.isArray(values))
    throw new Refusal('not-an-object', 'the text is JSON, but no object');
  return values as Values;
}

/**
 * Reads a message's first frame.
 * @throws Refusal
 */
export function announce(text: string, limits: DecodeLimits): Announced {
  const values = parse(text, limits);
  const places = findClaims(values);
  const due = places.filter(({ holder, key }) => (holder[key] as Values)['serialization'] === 'file/oob').length;
  if (places.length > limits.maxFiles)
    throw new Refusal('too-many-files', `${places.length} files came where ${limits.maxFiles} may`, due);
  const objects = places.map((place) => readClaim(place, due));
  const offsets = objects.flatMap(({ serialization, offset = 0 }) => (serialization === 'file/oob' ? [offset] : []));
  offsets.sort((a, b) => a - b);
  if (offsets.some((offset, index) => offset !== index))
    throw new Refusal('bad-offset', `the offsets are ${offsets.join(', ')}`, due);
  const files = places.map((place, index) => {
    const object = objects[index] as FileObject;
    return { place, object, ...readBody(object, limits, due) };
  });
  checkSizes(
    files.map(({ bytes }) => bytes),
    limits,
    due,
  );
  return { values, files, due };
}

/**
 * The message with its files in the place of its file objects.
 * @param arrived the frames that followed, in order
 */
export function complete({ values, files }: Announced, arrived: readonly Uint8Array[]): Decoded {
  const received = files.map(
    ({ place: { holder, key }, object, bytes = arrived[object.offset ?? 0] }): ReceivedFile => {
      const { name, lastModified, type, serialization } = object;
      const content = bytes ?? new Uint8Array();
      const value = { name, lastModified, size: content.byteLength, type, serialization, bytes: content };
      // Not by assignment: a field may be called `__proto__`.
      Object.defineProperty(holder, key, { value, configurable: true, enumerable: true, writable: true });
      return value;
    },
  );
  return { ok: true, message: values, files: received };
}
