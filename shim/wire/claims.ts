// Where a message says that files stand, and whether what it says of them makes sense. Knows no bytes and no state.
import type { FileObject } from './files.ts';
import { Refusal } from './refusal.ts';

export type Values = Readonly<Record<string, unknown>>;

/** A value of an object or an array. */
export interface Place {
  readonly holder: Values;
  readonly key: string;
}

/** Whether a value claims to be a file. */
const isClaim = (value: object): value is Values =>
  'serialization' in value && typeof value.serialization === 'string' && value.serialization.startsWith('file/');

/** Every place of a claim in the order of the text, however deep; `HEADERS` holds none. */
export function findClaims(values: Values): readonly Place[] {
  const found: Place[] = [];
  // A list instead of a recursion: a text may be of any depth.
  const ahead: Place[] = [];
  const enter = (holder: object) => {
    for (const key of Object.keys(holder).reverse()) ahead.push({ holder: holder as Values, key });
  };
  enter(values);
  for (let place = ahead.pop(); place; place = ahead.pop()) {
    const value = place.holder[place.key];
    if (typeof value !== 'object' || value === null) continue;
    if (place.holder === values && place.key === 'HEADERS') continue;
    if (isClaim(value)) found.push(place);
    else enter(value);
  }
  return found;
}

/** A name that came from outside, as a sentence can hold it. */
export const shorten = (name: string): string => (name.length > 100 ? `${name.slice(0, 100)}…` : name);

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** What each field of a file object has to be. */
const fields: Readonly<Record<string, (value: unknown) => boolean>> = {
  serialization: (value) => value === 'file/oob' || value === 'file/inline-text' || value === 'file/inline-base64',
  name: (value) => typeof value === 'string',
  lastModified: (value) => typeof value === 'number',
  size: isCount,
  type: (value) => typeof value === 'string',
};

/**
 * The file object at a place.
 * @param due how many frames follow the message
 * @throws Refusal where it lacks what its serialization needs
 */
export function readClaim({ holder, key }: Place, due: number): FileObject {
  const claim = holder[key] as Values;
  const isOutOfBand = claim['serialization'] === 'file/oob';
  const wrong = Object.keys(fields).filter((field) => !fields[field]?.(claim[field]));
  if (!isOutOfBand && typeof claim['body'] !== 'string') wrong.push('body');
  // Names alone: what stands there instead may be of any size and depth.
  if (wrong.length > 0)
    throw new Refusal('bad-file', `a file object is missing, or has wrong: ${wrong.join(', ')}`, due);
  const object = claim as unknown as FileObject;
  if (isOutOfBand && !isCount(object.offset))
    throw new Refusal('bad-offset', `"${shorten(object.name)}" has no offset that is a whole number from 0`, due);
  return object;
}
