// A message as its first frame announces it: its values, the files that it holds and those that are due. Knows no state.
import type { Decoded, DecodeLimits, ReceivedFile } from './decoded.ts';
import type { FileObject } from './files.ts';
import { Refusal } from './refusal.ts';

export interface Announced {
  readonly values: Readonly<Record<string, unknown>>;
  /** Where the file objects stand, in the order of the text. */
  readonly places: readonly Place[];
  /** File objects whose frames follow, by offset. */
  readonly due: readonly FileObject[];
  /** Files that came in the text, with their objects. */
  readonly inline: readonly { readonly object: FileObject; readonly bytes: Uint8Array }[];
}

/** A value of an object or an array. */
interface Place {
  readonly holder: Readonly<Record<string, unknown>>;
  readonly key: string;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a value claims to be a file. */
const claims = (value: unknown): value is Record<string, unknown> =>
  isObject(value) && typeof value['serialization'] === 'string' && value['serialization'].startsWith('file/');

/** Every place of a claim, however deep. `HEADERS` holds none. Keeps a list of its own, since a text may be any depth. */
function claimed(values: Readonly<Record<string, unknown>>): readonly Place[] {
  const found: Place[] = [];
  const open: Place[] = [];
  const enter = (holder: object) => {
    for (const key of Object.keys(holder).reverse()) open.push({ holder: holder as Place['holder'], key });
  };
  enter({ ...values, HEADERS: undefined });
  for (let place = open.pop(); place; place = open.pop()) {
    const value = place.holder[place.key];
    if (claims(value)) found.push(place);
    else if (typeof value === 'object' && value !== null) enter(value);
  }
  return found;
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** What each field of a file object has to be. */
const fields: Readonly<Record<string, (value: unknown) => boolean>> = {
  serialization: (value) => value === 'file/oob' || value === 'file/inline-text' || value === 'file/inline-base64',
  name: (value) => typeof value === 'string',
  lastModified: (value) => typeof value === 'number',
  size: isCount,
  type: (value) => typeof value === 'string',
};

/** @throws Refusal where a file object lacks what its serialization needs */
function check(claim: Record<string, unknown>, due: number): FileObject {
  const isOutOfBand = claim['serialization'] === 'file/oob';
  const wrong = Object.keys(fields).filter((field) => !fields[field]?.(claim[field]));
  if (!isOutOfBand && typeof claim['body'] !== 'string') wrong.push('body');
  // Names alone: what stands there instead may be of any size and depth.
  if (wrong.length > 0)
    throw new Refusal('bad-file', `a file object is missing, or has wrong: ${wrong.join(', ')}`, due);
  if (isOutOfBand && !isCount(claim['offset']))
    throw new Refusal('bad-offset', `"${claim['name']}" has no offset that is a whole number from 0`, due);
  return claim as unknown as FileObject;
}

function fromBase64(object: FileObject, due: number): Uint8Array {
  const body = object.body ?? '';
  if (body.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(body))
    throw new Refusal('bad-base64', `the body of "${object.name}" is not base64`, due);
  const binary = atob(body);
  const bytes = new Uint8Array(binary.length);
  // By hand: `Uint8Array.from` makes a list of all characters first, many times the file's size.
  for (let index = 0; index < bytes.length; index++) bytes[index] = binary.charCodeAt(index);
  return bytes;
}

/** @throws Refusal where one file or all together are too large */
export function checkSizes(files: readonly Uint8Array[], limits: DecodeLimits, due: number): void {
  const sizes = files.map(({ byteLength }) => byteLength);
  if (sizes.some((size) => size > limits.maxFileBytes))
    throw new Refusal('too-large', `a file is larger than ${limits.maxFileBytes} bytes`, due);
  if (sizes.reduce((sum, size) => sum + size, 0) > limits.maxBytes)
    throw new Refusal('too-large', `the files of one message are larger than ${limits.maxBytes} bytes`, due);
}

function parse(text: string, limits: DecodeLimits): Readonly<Record<string, unknown>> {
  if (text.length > 2 * limits.maxBytes)
    throw new Refusal('too-large', `a text is longer than ${2 * limits.maxBytes} units`);
  let values: unknown;
  try {
    values = JSON.parse(text);
  } catch (error) {
    throw new Refusal('not-json', (error as Error).message);
  }
  if (!isObject(values)) throw new Refusal('not-an-object', 'the text is JSON, but no object');
  return values;
}

/**
 * Reads a message's first frame.
 * @throws Refusal
 */
export function announce(text: string, limits: DecodeLimits): Announced {
  const values = parse(text, limits);
  const claims = claimed(values);
  const count = claims.filter(({ serialization }) => serialization === 'file/oob').length;
  if (claims.length > limits.maxFiles)
    throw new Refusal('too-many-files', `${claims.length} files came where ${limits.maxFiles} may`, count);
  const objects = claims.map((claim) => check(claim, count));
  const due = objects.filter(({ serialization }) => serialization === 'file/oob');
  due.sort((a, b) => (a.offset ?? 0) - (b.offset ?? 0));
  if (due.some(({ offset }, index) => offset !== index))
    throw new Refusal('bad-offset', `the offsets are ${due.map(({ offset }) => offset).join(', ')}`, count);
  const inline = objects
    .filter((object) => !due.includes(object))
    .map((object) => ({
      object,
      bytes:
        object.serialization === 'file/inline-text' ? new TextEncoder().encode(object.body) : fromBase64(object, count),
    }));
  const large = due.find(({ size }) => size > limits.maxFileBytes);
  if (large) throw new Refusal('too-large', `"${large.name}" is larger than ${limits.maxFileBytes} bytes`, count);
  checkSizes(
    inline.map(({ bytes }) => bytes),
    limits,
    count,
  );
  return { values, due, inline };
}

/** The message with its files in the place of its file objects. */
export function complete({ values, due, inline }: Announced, arrived: readonly Uint8Array[]): Decoded {
  const files = new Map<unknown, ReceivedFile>();
  const add = ({ name, lastModified, type, serialization }: FileObject, bytes: Uint8Array | undefined) =>
    bytes && { name, lastModified, size: bytes.byteLength, type, serialization, bytes };
  for (const [object, bytes] of [
    ...inline.map(({ object, bytes }) => [object, bytes] as const),
    ...due.map((object, index) => [object, arrived[index]] as const),
  ]) {
    const file = add(object, bytes);
    if (file) files.set(object, file);
  }
  const replace = (value: unknown): unknown => files.get(value) ?? value;
  const message = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, Array.isArray(value) ? value.map(replace) : replace(value)]),
  );
  return { ok: true, message, files: claimed(values).flatMap((object) => files.get(object) ?? []) };
}
