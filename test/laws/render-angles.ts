// Renders the templates that hold programs in `<% %>` or `<?php ?>`, one way out of several, without the codemod's
// dialects: each piece of code is read by the words in it.
import { branchOf, play, type Token } from './play.ts';

/** What a piece of code does to the template, in order. */
type Words = (code: string, way: number) => readonly Token[];

const nothing: Token = { kind: 'nothing' };

/** Takes a block that a piece opens and closes itself out of what it does. */
function outward(tokens: readonly Token[]): readonly Token[] {
  const left: Token[] = [];
  for (const token of tokens) {
    const open = left.map(({ kind }) => kind).lastIndexOf('open');
    if (token.kind === 'close' && open >= 0) left.length = open;
    else left.push(token);
  }
  return left;
}

function withoutStrings(code: string, remarks: RegExp): string {
  return code.replace(
    new RegExp(`"(?:\\\\.|[^"\\\\\\n])*"|'(?:\\\\.|[^'\\\\\\n])*'|\`(?:\\\\.|[^\`\\\\])*\`|${remarks.source}`, 'g'),
    (found) => (/^["'`]/.test(found) ? "''" : ''),
  );
}

/** JavaScript, Java, C# and PHP with braces. */
export const braceWords: Words = (code, way) => {
  const bare = withoutStrings(code, /\/\/[^\n]*|\/\*[\s\S]*?\*\//);
  const tokens: Token[] = [];
  for (const match of bare.matchAll(
    /\}\s*(?:else|catch|finally|elseif)\b[^{}]*\{|\}|([^{};]*)\{|\b(?:case\b[^:]*:|default\s*:)/g,
  )) {
    const [text, head] = match;
    if (text.startsWith('}')) tokens.push({ kind: text.endsWith('{') ? 'otherwise' : 'close' });
    else if (head === undefined) tokens.push({ kind: 'otherwise' });
    else if (/\bswitch\b/.test(head)) tokens.push({ kind: 'open', chosen: 1 });
    else tokens.push({ kind: 'open', chosen: /^\W*if\b/.test(head) ? branchOf(head.replace(/\bif\b/, ''), way) : 0 });
  }
  return outward(tokens);
};

const rubyWords: Words = (code, way) => {
  const bare = withoutStrings(code, /#[^\n]*/);
  const tokens: Token[] = [];
  for (const match of bare.matchAll(
    /(^|[\n;])\s*(if|unless|case|while|for)\b([^\n;]*)|\b(end|do|elsif|else|when)\b(?!:)|\{\s*\||\}/g,
  )) {
    const { 0: text, 2: opener, 3: condition = '', 4: word } = match;
    if (opener !== undefined) {
      const chosen = /^(?:if|unless|case)$/.test(opener) ? branchOf(condition, way) : 0;
      tokens.push({ kind: 'open', chosen: opener === 'case' && !/\bwhen\b/.test(condition) ? chosen + 1 : chosen });
    } else if (word === 'end' || (text === '}' && !/\{(?!\s*\|)/.test(bare))) tokens.push({ kind: 'close' });
    else if (word === 'do' || text.startsWith('{')) tokens.push({ kind: 'open', chosen: 0 });
    else if (word !== undefined) tokens.push({ kind: 'otherwise' });
  }
  return outward(tokens);
};

export const elixirWords: Words = (code, way) => {
  const bare = withoutStrings(code, /#[^\n]*/);
  const tokens: Token[] = [];
  for (const match of bare.matchAll(/\bfn\b[^\n]*?->|\b(do|end|else)\b(?!:)|->/g)) {
    const [text, word] = match;
    const before = bare.slice(0, match.index);
    if (word === 'do') {
      const chosen = /^\s*(?:if|unless|case|cond)\b/.test(before)
        ? branchOf(before.replace(/\b(?:if|unless)\b/, ''), way)
        : 0;
      tokens.push({ kind: 'open', chosen: /^\s*(?:case|cond)\b/.test(before) ? chosen + 1 : chosen });
    } else if (word === 'end') tokens.push({ kind: 'close' });
    else if (text.startsWith('fn')) tokens.push({ kind: 'open', chosen: 0 });
    else tokens.push({ kind: 'otherwise' });
  }
  return outward(tokens);
};

const basicWords: Words = (code, way) =>
  code.split('\n').flatMap((line): readonly Token[] => {
    const words = line.trim();
    const condition = /^if\b(.*)\bthen$/i.exec(words)?.[1];
    if (condition !== undefined) return [{ kind: 'open', chosen: branchOf(condition, way) }];
    if (/^(?:else|elseif\b.*|case\b.*)$/i.test(words)) return [{ kind: 'otherwise' }];
    if (/^(?:end (?:if|select|using|with)|next|loop|wend)\b/i.test(words)) return [{ kind: 'close' }];
    if (/^select case\b/i.test(words)) return [{ kind: 'open', chosen: 1 }];
    return /^(?:for|do|while|using|with)\b/i.test(words) ? [{ kind: 'open', chosen: 0 }] : [];
  });

const aspWords: Words = (code, way) => [...braceWords(code, way), ...basicWords(code, way)];

const phpWords: Words = (code, way) => {
  const bare = withoutStrings(code, /(?:\/\/|#)[^\n]*|\/\*[\s\S]*?\*\//);
  if (/^\s*(?:if|foreach|for|while|switch)\b[^{]*:\s*$/.test(bare)) {
    const [, word, condition = ''] = /^\s*(\w+)([\s\S]*)$/.exec(bare) ?? [];
    return [{ kind: 'open', chosen: word === 'switch' ? 1 : word === 'if' ? branchOf(condition, way) : 0 }];
  }
  if (/^\s*end\w+\s*;?\s*$/.test(bare)) return [{ kind: 'close' }];
  if (/(?:^|;)\s*(?:else|elseif\b[^{]*|case\b[^{]*|default)\s*:\s*$/.test(bare)) return [{ kind: 'otherwise' }];
  return braceWords(bare, way);
};

/** Cuts a source by a pattern of pieces, each of which is several tokens. */
export function cutPieces(source: string, pieces: RegExp, read: (piece: string) => readonly Token[]): readonly Token[] {
  const tokens: Token[] = [];
  let done = 0;
  for (const match of source.matchAll(pieces)) {
    tokens.push({ kind: 'text', text: source.slice(done, match.index) }, ...read(match[0]));
    done = match.index + match[0].length;
  }
  return [...tokens, { kind: 'text', text: source.slice(done) }];
}

/** `<%= %>` prints, `<% %>` does what its words say, `<%# %>` nothing. */
export function angle(piece: string, words: Words, prints: RegExp, way: number): readonly Token[] {
  if (/^<%(?:#(?!=)|!?--)/.test(piece) && !/^<%#[^%]*\bEval\(/.test(piece)) return [nothing];
  const code = piece.replace(/^<%[-_]?(?:==|[=~:#$-])?|[-_]?%>$/g, '');
  const does = words(code, way);
  const print: readonly Token[] = prints.test(piece) && does.length === 0 ? [{ kind: 'print' }] : [];
  const tokens = [...print, ...does];
  const first = tokens[0] ?? nothing;
  const marks = { trimsBefore: /^<%_/.test(piece), trimsAfter: /_%>$/.test(piece) };
  return tokens.length > 1 ? tokens : [{ ...first, ...marks }];
}

const angles = /<%--[\s\S]*?--%>|<%!--[\s\S]*?--%>|<%[\s\S]*?%>/g;
/** As a reader has it that looks past strings for the end. */
const anglesPastStrings = /<%(?:"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|(?!%>)[\s\S])*?%>/g;

function literal(piece: string): readonly Token[] | undefined {
  return piece.startsWith('<%%') ? [{ kind: 'text', text: piece.replace(/[<>]/g, ' ') }] : undefined;
}

export const renderErb = (source: string, way: number): string =>
  play(cutPieces(source, angles, (piece) => literal(piece) ?? angle(piece, rubyWords, /^<%=/, way)));

export const renderEjs = (source: string, way: number): string =>
  play(cutPieces(source, angles, (piece) => literal(piece) ?? angle(piece, braceWords, /^<%[=-]/, way)));

export const renderEta = (source: string, way: number): string =>
  play(cutPieces(source, anglesPastStrings, (piece) => angle(piece, braceWords, /^<%[-_]?\s*[=~]/, way)));

export const renderEex = (source: string, way: number): string =>
  play(cutPieces(source, angles, (piece) => literal(piece) ?? angle(piece, elixirWords, /^<%=/, way)));

export const renderAsp = (source: string, way: number): string =>
  play(cutPieces(source, angles, (piece) => angle(piece, aspWords, /^<%[=:#$]|Response\.Write/, way)));

const jspPieces =
  /<%--[\s\S]*?--%>|<%[\s\S]*?%>|\\[$#]\{|[$#]\{(?:'[^']*'|"[^"]*"|[^}"'])*\}|<\/?(?:c|fmt|jsp|my):[\w.]+(?:"(?:\$\{[^}]*\}|[^"])*"|'(?:\$\{[^}]*\}|[^'])*'|[^>"'])*>/g;

export function renderJsp(source: string, way: number): string {
  const read = (piece: string): readonly Token[] => {
    if (piece.startsWith('<%')) return /^<%[@!]/.test(piece) ? [nothing] : angle(piece, braceWords, /^<%=/, way);
    if (piece.startsWith('\\')) return [{ kind: 'text', text: 'V' }];
    const action = /^<(\/?)\w+:(\w+)/.exec(piece);
    if (action === null) return [{ kind: 'print' }];
    const ends = action[1] === '/';
    switch (action[2]) {
      case 'if':
        return ends ? [{ kind: 'close' }] : [{ kind: 'open', chosen: branchOf(piece.slice(5), way) }];
      case 'forEach':
        return ends ? [{ kind: 'close' }] : [{ kind: 'open', chosen: 0 }];
      case 'choose':
        return ends ? [{ kind: 'close' }] : [{ kind: 'open', chosen: way === 0 ? 1 : 2 }];
      case 'when':
      case 'otherwise':
        return ends ? [nothing] : [{ kind: 'otherwise' }];
      default:
        return [{ kind: 'print' }];
    }
  };
  return play(cutPieces(source, jspPieces, read));
}

/** The line end behind `?>` goes with it. */
const phpPieces =
  /<\?(?:php\b|=|(?!xml))(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\/\*[\s\S]*?\*\/|(?:\/\/|#)(?:(?!\?>)[^\n])*|(?!\?>)[\s\S])*(?:\?>(?:\r?\n)?|$)/g;

export function phpPiece(piece: string, way: number): readonly Token[] {
  const code = piece.replace(/^<\?(?:php\b|=)?|\?>\s*$/g, '');
  const does = phpWords(code, way);
  const prints = /^<\?=/.test(piece) || /\becho\b|^\s*\w+\([^)]*\);?\s*$/.test(code);
  return prints && does.length === 0 ? [{ kind: 'print' }] : does;
}

export const renderPhp = (source: string, way: number): string =>
  play(cutPieces(source, phpPieces, (piece) => phpPiece(piece, way)));
