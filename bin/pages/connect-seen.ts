// Where else than in the attribute itself `connect:` is written: the likely origin of a value that a template computes.
import { decode } from '../text/byte-text.ts';

export interface Sighting {
  readonly path: string;
  /** 1-based. */
  readonly line: number;
}

/** Enough to find the place by; a project that builds every value has hundreds. */
const most = 5;

/** A URL or an expression follows; `{connect:/` and `.connect:{` are keys and members of a program. */
const connect = /(?<![\w$.-]|(?<![{])[{(])connect:(?=\/|\{[{%]|[$#]\{|<[?%]|%|wss?:)/g;
const attributeBefore = /hx[-_:]ws["']?\s*(?:=>|[=:,])\s*[{(]*\\?["'`]?\s*$/i;
/** Server-sent events had the same words, among others in one value: `hx-sse="swap:news connect:/events"`. */
const eventsBefore = /(?:hx[-_:]sse|sse[-_:]connect)["']?\s*(?:=>|[=:,])\s*[{(]*\\?["'`]?[^"'`<>]*$/i;
/** The value says itself what it does: it does not come from elsewhere. */
const verb = /\bconnect\s*:|\bsend\b/i;

export interface ConnectWatch {
  /** Looks at one file's bytes (a latin1 string). */
  look(path: string, bytes: string): void;
  readonly seen: readonly Sighting[];
}

/** For the sentence about `value`, which a template computes: where it may come from. */
export function whereConnect(seen: readonly Sighting[], path: string, value: string): string {
  if (verb.test(value)) return '';
  const elsewhere = seen
    .filter((sighting) => sighting.path !== path)
    .map((sighting) => `${sighting.path}:${sighting.line}`);
  return elsewhere.length > 0 ? `; connect: is written in ${elsewhere.join(', ')}` : '';
}

export function createConnectWatch(): ConnectWatch {
  const seen: Sighting[] = [];
  return {
    seen,
    look(path, bytes) {
      if (seen.length >= most || !bytes.includes('connect:')) return;
      for (const { index } of bytes.matchAll(connect)) {
        const before = bytes.slice(Math.max(0, index - 160), index);
        if (attributeBefore.test(before) || eventsBefore.test(before)) continue;
        seen.push({ path: decode(path), line: bytes.slice(0, index).split('\n').length });
        // One a file: a table of them says no more than its first line.
        return;
      }
    },
  };
}
