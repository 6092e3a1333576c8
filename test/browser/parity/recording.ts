// What a page did, as the server and the user saw it, and the comparison of two such records. Does not know who ran.
import type { ElementTree } from '../dom-tree.ts';

export interface RecordedConnection {
  /** Path and query. */
  readonly path: string;
  readonly protocol: string;
  /** The Cookie header, or empty. */
  readonly cookie: string;
  /** JSON where a frame is JSON, its text otherwise, `{ base64 }` for a binary one. */
  readonly frames: readonly unknown[];
  /** The close code that the server saw, or `open`. */
  readonly end: number | 'open';
}

export interface Recording {
  readonly connections: readonly RecordedConnection[];
  /** Path, query and fragment of the page at the end: a native submission shows here. */
  readonly location: string;
  /** The body at each `record` step, and at the end. */
  readonly dom: readonly ElementTree[];
}

/** A frame for comparison. */
export function recordFrame(data: string | Buffer): unknown {
  if (typeof data !== 'string') return { base64: data.toString('base64') };
  try {
    return JSON.parse(data) as unknown;
  } catch {
    return data;
  }
}

/**
 * `recording` with the site's own `host`, such as `127.0.0.1:40123`, written `own-host` everywhere (`HX-Current-URL` has
 * it): the port differs from run to run.
 */
export function withoutHost(recording: Recording, host: string): Recording {
  return JSON.parse(JSON.stringify(recording).replaceAll(host, 'own-host')) as Recording;
}

/** One line for each place where `actual` is not `truth`, such as `connections[0].frames[1].nick: "a" became "b"`. */
export function differences(truth: unknown, actual: unknown, path = ''): readonly string[] {
  if (isContainer(truth) && isContainer(actual) && Array.isArray(truth) === Array.isArray(actual)) {
    const keys = new Set([...Object.keys(truth), ...Object.keys(actual)]);
    return [...keys].flatMap((key) => differences(truth[key], actual[key], step(path, key, Array.isArray(truth))));
  }
  return Object.is(truth, actual) ? [] : [`${path}: ${show(truth)} became ${show(actual)}`];
}

function isContainer(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function step(path: string, key: string, inArray: boolean): string {
  if (inArray) return `${path}[${key}]`;
  return path === '' ? key : `${path}.${key}`;
}

function show(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
