// The format of `fixtures/pages/<case>/script.json`: what the user and the server do, in order, as data. Does not run it.
import type { HtmxMajor } from '../../../demo/server/assets.ts';

/** `on`, `into` and `selector` are CSS selectors of exactly one element. */
export type UserStep =
  | { readonly user: 'type'; readonly into: string; readonly text: string }
  | { readonly user: 'click'; readonly on: string }
  | { readonly user: 'hover'; readonly on: string }
  | { readonly user: 'press'; readonly key: string; readonly on: string }
  | { readonly user: 'select'; readonly on: string; readonly values: readonly string[] }
  | { readonly user: 'check'; readonly on: string; readonly checked: boolean }
  /** What a script does with `form.requestSubmit()`. */
  | { readonly user: 'submit'; readonly on: string }
  | { readonly user: 'choose'; readonly into: string; readonly files: readonly PageFile[] }
  /** Runs a script in the page. */
  | { readonly user: 'eval'; readonly script: string };

export interface PageFile {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

/** `to` is a connection by its order of arrival, 0-based; the newest when absent. */
export type ServerStep =
  /** With `times`, so many messages in one go, `{n}` being the number of each, from 0; `{pad}` is `pad` characters. */
  | {
      readonly server: 'send';
      readonly text: string;
      readonly to?: number;
      readonly times?: number;
      readonly pad?: number;
      /** In a binary frame, as UTF-8. */
      readonly binary?: boolean;
    }
  | { readonly server: 'close'; readonly code: number; readonly to?: number }
  /** Cuts the line without a farewell. */
  | { readonly server: 'drop'; readonly to?: number }
  | { readonly server: 'stop' }
  | { readonly server: 'start' }
  | { readonly server: 'refuse' }
  /** Leaves handshakes unanswered, until `accept`. */
  | { readonly server: 'stall' }
  | { readonly server: 'accept' };

/** Waits until it is so; it fails with a clear message when it does not come. */
export type ExpectStep =
  /** One more connection than earlier steps waited for. */
  | { readonly expect: 'connection' }
  /** One more frame on a connection than earlier steps waited for; `from` as `to` above. */
  | { readonly expect: 'frame'; readonly from?: number }
  | { readonly expect: 'end'; readonly of?: number }
  /** `count` elements that match (at least one when absent), the first of them with just this text. */
  | { readonly expect: 'dom'; readonly selector: string; readonly text?: string; readonly count?: number };

/** Keeps the tree as it is now, beside the one at the end. */
export interface RecordStep {
  readonly record: 'dom';
}

export type Step = (UserStep | ServerStep | ExpectStep | RecordStep) & {
  /** Only where htmx 1.9.12's core is alone, or only where the shim is: where the two differ on purpose. */
  readonly by?: 'core' | 'shim';
};

/** Where only some majors of htmx can do what the page needs, with or without the shim. */
export interface Restriction {
  readonly htmx: readonly HtmxMajor[];
  /** A sentence. */
  readonly why: string;
}

export interface PageScript {
  /** The majors that the case runs on; all when absent. */
  readonly only?: Restriction;
  /** Regular expressions for what the page may write with console.error or throw. */
  readonly complaints: readonly string[];
  readonly steps: readonly Step[];
}

/** The keys of each step beside its verb: `!` is needed, `?` may be there. */
const shapes: Readonly<Record<string, string>> = {
  'user type': 'into! text!',
  'user click': 'on!',
  'user hover': 'on!',
  'user press': 'key! on!',
  'user select': 'on! values!',
  'user check': 'on! checked!',
  'user submit': 'on!',
  'user choose': 'into! files!',
  'user eval': 'script!',
  'server send': 'text! to? times? pad? binary?',
  'server close': 'code! to?',
  'server drop': 'to?',
  'server stop': '',
  'server start': '',
  'server refuse': '',
  'server stall': '',
  'server accept': '',
  'expect connection': '',
  'expect frame': 'from?',
  'expect end': 'of?',
  'expect dom': 'selector! text? count?',
  'record dom': '',
};

/** @throws Error that names the case, the step (1-based) and what is wrong with it. */
export function parsePageScript(json: string, name: string): PageScript {
  const { only, complaints = [], steps } = JSON.parse(json) as Partial<PageScript>;
  if (only !== undefined && !isRestriction(only)) {
    throw new Error(`${name}/script.json: "only" is { "htmx": [majors], "why": "a sentence" }.`);
  }
  if (!Array.isArray(steps) || steps.length === 0) throw new Error(`${name}/script.json: "steps" is missing or empty.`);
  for (const [index, step] of steps.entries()) {
    const fault = faultOf(step);
    if (fault !== undefined) throw new Error(`${name}/script.json, step ${index + 1}: ${fault}.`);
  }
  return { complaints, steps, ...(only && { only }) };
}

function isRestriction(only: Partial<Restriction>): boolean {
  return Array.isArray(only.htmx) && only.htmx.length > 0 && typeof only.why === 'string' && only.why !== '';
}

function faultOf(step: Readonly<Record<string, unknown>>): string | undefined {
  const { by, ...rest } = step;
  if (by !== undefined && by !== 'core' && by !== 'shim') return `"by" is "core" or "shim", not ${JSON.stringify(by)}`;
  const [actor = '', ...keys] = Object.keys(rest);
  const verb = `${actor} ${String(step[actor])}`;
  const shape = shapes[verb];
  if (shape === undefined) return `"${verb}" is no step; there are ${Object.keys(shapes).join(', ')}`;
  const words = shape.split(' ').filter((word) => word !== '');
  const missing = words.find((word) => word.endsWith('!') && !keys.includes(word.slice(0, -1)));
  if (missing !== undefined) return `"${verb}" needs "${missing.slice(0, -1)}"`;
  const extra = keys.find((key) => !words.some((word) => word.slice(0, -1) === key));
  return extra === undefined ? undefined : `"${verb}" has no "${extra}"`;
}
