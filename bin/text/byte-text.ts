// Bytes as latin1 strings (one char a byte) and back to text. Knows nothing of files or HTML.
import { Buffer, isUtf8 } from 'node:buffer';

const beyondAscii = /[\u0080-\uffff]/;

/** The text that a latin1 string of bytes spells: UTF-8 where it is valid UTF-8, one char a byte otherwise. */
export function decode(bytes: string): string {
  if (!beyondAscii.test(bytes)) return bytes;
  const buffer = Buffer.from(bytes, 'latin1');
  return isUtf8(buffer) ? buffer.toString('utf8') : bytes;
}

/** A copy that holds no other string: a slice, or what is made of slices, keeps the whole file that it was cut from. */
export function detached(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}

/** The UTF-8 bytes of a text, as a latin1 string. */
export function encode(text: string): string {
  return beyondAscii.test(text) ? Buffer.from(text, 'utf8').toString('latin1') : text;
}

/** A path of bytes in the form that node:fs takes: names that are not valid UTF-8 survive only as a Buffer. */
export function onDisk(path: string): string | Buffer {
  return beyondAscii.test(path) ? Buffer.from(path, 'latin1') : path;
}

/** Terminal text: control characters, which could move the cursor or forge a line, in the form \x1b. */
export function printable(text: string): string {
  return text.replace(
    /\p{Cc}|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu,
    (char) => `\\${char.length === 1 && char < '\u0100' ? 'x' : 'u'}${hex(char)}`,
  );
}

function hex(char: string): string {
  const code = char.charCodeAt(0);
  return code.toString(16).padStart(code < 256 ? 2 : 4, '0');
}
