// The browser's half of file uploads: values that hold files -> the frames of one message. Knows no socket.
import type { FileObject } from './files.ts';

/** A frame as a socket takes it; a file goes by reference. */
export type Frame = string | Blob;

/** A message as text; with files, also what makes its frames. */
export interface Encoded {
  /** The JSON, with each file's object in its place; inline bodies are not in it yet. */
  readonly text: string;
  /** Opens every file, then yields the frames in their order. Rejects where a file cannot be read. Absent without files. */
  readonly frames?: () => Promise<readonly Frame[]>;
}

type Describe = (file: File) => object;

/** A listener may put a Blob there, such as a picture made smaller: it goes by the name that forms give it. */
const metadata = ({ name = 'blob', lastModified = Date.now(), size, type }: File) => ({
  name,
  lastModified,
  size,
  type,
});

const stringify = (values: object, describe: Describe): string =>
  JSON.stringify(values, (_key, value) => (value instanceof Blob ? describe(value as File) : value));

/** What browsers say of a file that is gone or has changed names none. */
const reading = <Result>(file: File, result: Promise<Result>): Promise<Result> =>
  result.catch((cause) => {
    throw new Error(`Cannot read "${file.name}"`, { cause });
  });

/** A file that vanished would kill the socket inside `send`: one read tells. */
function open(file: File): Promise<unknown> {
  const reader = file.stream().getReader();
  return reading(
    file,
    reader.read().finally(() => reader.cancel()),
  );
}

/** `multipart/json-files-oob`: each file in a binary frame of its own, in the order of their offsets. */
function outOfBand(values: object): Encoded {
  const files: File[] = [];
  const text = stringify(values, (file) => {
    const offset = files.push(file) - 1;
    return { serialization: 'file/oob', offset, ...metadata(file) } satisfies FileObject;
  });
  return files.length ? { text, frames: () => Promise.all(files.map(open)).then(() => [text, ...files]) } : { text };
}

const base64 = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^.*,/, ''));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });

/** Text whose bytes would not survive as text (another encoding than UTF-8) goes as base64. */
async function body(file: File): Promise<Pick<FileObject, 'serialization' | 'body'>> {
  if (file.type.startsWith('text/')) {
    const bytes = await file.arrayBuffer();
    try {
      const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
      return { serialization: 'file/inline-text', body: text };
    } catch {}
  }
  return { serialization: 'file/inline-base64', body: await base64(file) };
}

/** `multipart/json-files-inline`: one frame that holds the files. */
function inline(values: object): Encoded {
  const files: File[] = [];
  const text = stringify(values, (file) => {
    files.push(file);
    return metadata(file);
  });
  const frames = async () => {
    const objects: object[] = [];
    for (const file of files) objects.push({ ...(await reading(file, body(file))), ...metadata(file) });
    return [stringify(values, () => objects.shift() ?? {})];
  };
  return files.length ? { text, frames } : { text };
}

/** @param encoding the value of `hx-encoding`; every value but the inline one means out of band */
export const encode = (values: object, encoding: string | null): Encoded =>
  encoding === 'multipart/json-files-inline' ? inline(values) : outOfBand(values);
