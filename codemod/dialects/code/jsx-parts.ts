// Where the elements of JSX are in a program: tags, attributes, text and code, in the order of the source. An element
// counts where all its tags are closed; what else looks like one is code. Knows no attribute's name.
import type { Range } from '../../source/edit.ts';
import { type ScriptPlace, ScriptTokens } from './script-tokens.ts';

/** An attribute of a tag. */
export interface JsxAttribute {
  /** `braces` holds an expression, `element` an element; a spread and a comment have no name. */
  readonly kind: 'bare' | 'quoted' | 'braces' | 'spread';
  readonly name: Range;
  /** With its quotes or braces; of a bare name, its end. */
  readonly value: Range;
  /** Whether an element stands in it. */
  readonly nests: boolean;
}

/** A piece of a program. */
export type JsxPart =
  /** Names, signs, white space and text: as in HTML. */
  | { readonly kind: 'markup'; readonly range: Range }
  | { readonly kind: 'code'; readonly range: Range }
  | { readonly kind: 'comment'; readonly range: Range }
  | { readonly kind: 'attribute'; readonly range: Range; readonly attribute: JsxAttribute };

interface CodeFrame {
  readonly kind: 'code';
  /** How many braces are open in it at least; 0 for the program. */
  readonly depth: number;
  /** An attribute's value is one part: nothing in it is told by itself. */
  readonly silent: boolean;
  /** From where on it has not been told. */
  from: number;
  nests: boolean;
}
interface TagFrame {
  readonly kind: 'tag';
  readonly name: string;
  readonly silent: boolean;
  from: number;
  /** The attribute whose braces are open. */
  pending: { readonly name: Range; readonly open: number } | undefined;
}
interface ChildrenFrame {
  readonly kind: 'children';
  readonly name: string;
  readonly silent: boolean;
}
type Frame = CodeFrame | TagFrame | ChildrenFrame;

/** How often a `<` may turn out to begin no element. */
const failureLimit = 16;

const tagName = /[A-Za-z_$\u0080-\uffff][\w$.:\u0080-\uffff-]*|(?=>)/y;
const closingTag = /<\/\s*([\w$.:\u0080-\uffff-]*)\s*>/y;
const attributeName = /[^\s=>/{}<"'`]+/y;
const equals = /\s*=\s*/y;
const white = /\s*/y;
const typeArguments = /<[\w\s,.[\]|&'"<]*>+/y;
/** `<T,>(x) => …` and `<T extends U>(x) => …` are functions. */
const generic = /<\s*(?:const\s+)?[\w$]+\s*(?:,|extends\b[^=>]{0,200}>|=[^>]{0,200}>\s*\()/y;

function match(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(source);
}

/** The parts of a program, which cover it; none where it holds no element. */
export function jsxParts(source: string): readonly JsxPart[] {
  const parts: JsxPart[] = [];
  const tokens = new ScriptTokens(source, 0);
  const program: CodeFrame = { kind: 'code', depth: 0, silent: false, from: 0, nests: false };
  let frames: Frame[] = [program];
  let root: { readonly place: ScriptPlace; readonly parts: number; readonly from: number } | undefined;
  let failures = 0;

  for (;;) {
    const top = frames.at(-1) ?? program;
    const goesOn = top.kind === 'code' ? code(top) : top.kind === 'tag' ? tag(top) : children(top);
    if (goesOn === 'end') return parts.some(({ kind }) => kind === 'markup') ? parts : [];
    if (goesOn) continue;
    if (root === undefined || ++failures > failureLimit) return [];
    parts.length = root.parts;
    tokens.restore({ ...root.place, at: root.place.at + 1, operand: false });
    program.from = root.from;
    frames = [program];
    root = undefined;
  }

  function tell(kind: 'markup' | 'code' | 'comment', start: number, end: number, { silent }: Frame): void {
    if (!silent && end > start) parts.push({ kind, range: { start, end } });
  }

  function code(frame: CodeFrame): boolean | 'end' {
    const before = tokens.save();
    const token = tokens.next();
    if (token === undefined) {
      if (frame !== program) return false;
      tell('code', frame.from, source.length, frame);
      return 'end';
    }
    if (token.kind === 'comment') {
      tell('code', frame.from, token.start, frame);
      tell('comment', token.start, token.end, frame);
      frame.from = frame.silent ? frame.from : token.end;
      return true;
    }
    const char = source[token.start];
    if (token.kind === 'sign' && char === '<' && !before.operand && isElement(token.start)) {
      tell('code', frame.from, token.start, frame);
      if (frame === program) root = { place: { ...before, at: token.start }, parts: parts.length, from: token.start };
      frame.nests = true;
      return open(token.start, frame.silent);
    }
    if (frame === program || tokens.depth >= frame.depth || char !== '}') return true;
    frames.pop();
    const outer = frames.at(-1);
    if (outer?.kind === 'tag' && outer.pending !== undefined) attribute(outer, outer.pending, token.end, frame.nests);
    else tell('code', frame.from, token.end, frame);
    return true;
  }

  function isElement(at: number): boolean {
    return /[A-Za-z_$>\u0080-\uffff]/.test(source[at + 1] ?? '') && match(generic, source, at) === null;
  }

  function open(start: number, silent: boolean): boolean {
    const name = match(tagName, source, start + 1)?.[0];
    if (name === undefined) return false;
    let at = start + 1 + name.length;
    const types = match(typeArguments, source, at)?.[0].length ?? 0;
    const frame: TagFrame = { kind: 'tag', name, silent, from: start, pending: undefined };
    frames.push(frame);
    if (types > 0) {
      tell('markup', start, at, frame);
      tell('code', at, at + types, frame);
      at += types;
      frame.from = at;
    }
    tokens.at = at;
    return true;
  }

  function attribute(
    frame: TagFrame,
    { name, open }: { name: Range; open: number },
    end: number,
    nests: boolean,
  ): void {
    const spread = name.start === name.end;
    const range = { start: name.start, end };
    const value = { start: open, end };
    if (!frame.silent) {
      parts.push({ kind: 'attribute', range, attribute: { kind: spread ? 'spread' : 'braces', name, value, nests } });
    }
    frame.pending = undefined;
    frame.from = end;
    tokens.at = end;
  }

  function tag(frame: TagFrame): boolean {
    const at = tokens.at + (match(white, source, tokens.at)?.[0].length ?? 0);
    const char = source[at];
    if (char === undefined) return false;
    if (char === '/' && (source[at + 1] === '/' || source[at + 1] === '*')) {
      tell('markup', frame.from, at, frame);
      tokens.at = at;
      tokens.operand = false;
      const comment = tokens.next();
      tell('comment', at, comment?.end ?? at, frame);
      frame.from = tokens.at;
      return true;
    }
    if (char === '>' || (char === '/' && source[at + 1] === '>')) {
      const end = at + (char === '>' ? 1 : 2);
      tell('markup', frame.from, end, frame);
      frames.pop();
      if (char === '>') frames.push({ kind: 'children', name: frame.name, silent: frame.silent });
      leave(end);
      return true;
    }
    if (char === '{') return braces(frame, { start: at, end: at }, at);
    const name = match(attributeName, source, at)?.[0];
    if (name === undefined) return false;
    const nameEnd = at + name.length;
    const sign = match(equals, source, nameEnd)?.[0];
    const range = { start: at, end: nameEnd };
    if (sign === undefined) {
      const value = { start: nameEnd, end: nameEnd };
      tell('markup', frame.from, at, frame);
      if (!frame.silent)
        parts.push({ kind: 'attribute', range, attribute: { kind: 'bare', name: range, value, nests: false } });
      frame.from = nameEnd;
      tokens.at = nameEnd;
      return true;
    }
    const value = nameEnd + sign.length;
    const quote = source[value];
    if (quote === '{') return braces(frame, range, value);
    if (quote !== '"' && quote !== "'") return false; // an element as a value: nobody writes that
    const close = source.indexOf(quote, value + 1);
    if (close < 0) return false;
    tell('markup', frame.from, at, frame);
    if (!frame.silent) {
      parts.push({
        kind: 'attribute',
        range: { start: at, end: close + 1 },
        attribute: { kind: 'quoted', name: range, value: { start: value, end: close + 1 }, nests: false },
      });
    }
    frame.from = close + 1;
    tokens.at = close + 1;
    return true;
  }

  /** Goes into the braces of an attribute or of a spread. */
  function braces(frame: TagFrame, name: Range, open: number): boolean {
    tell('markup', frame.from, name.start, frame);
    frame.pending = { name, open };
    return into(open, true);
  }

  function into(open: number, silent: boolean): boolean {
    tokens.at = open;
    tokens.next();
    tokens.operand = false;
    frames.push({ kind: 'code', depth: tokens.depth, silent, from: open, nests: false });
    return true;
  }

  function children(frame: ChildrenFrame): boolean {
    const start = tokens.at;
    const stop = /[<{]/g;
    stop.lastIndex = start;
    const at = stop.exec(source)?.index;
    if (at === undefined) return false;
    tell('markup', start, at, frame);
    if (source[at] === '{') return into(at, frame.silent);
    if (source[at + 1] !== '/') return open(at, frame.silent);
    const close = match(closingTag, source, at);
    if (close === null || close[1] !== frame.name) return false;
    const end = at + close[0].length;
    tell('markup', at, end, frame);
    frames.pop();
    leave(end);
    return true;
  }

  /** Goes on behind a tag. */
  function leave(end: number): void {
    tokens.at = end;
    tokens.operand = true;
    const outer = frames.at(-1);
    if (outer?.kind !== 'code') return;
    if (!outer.silent) outer.from = end;
    if (outer === program) root = undefined;
  }
}
