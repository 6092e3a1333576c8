// Renders the server's templates that mark their code with single signs (Blade, FreeMarker, Velocity) or braces (HEEx), one
// way out of several, without the codemod's dialects.
import { branchOf, cut, play, type Token } from './play.ts';
import { angle, cutPieces, elixirWords, phpPiece } from './render-angles.ts';

const argument = String.raw`\((?:[^()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*\)`;
const bladePieces = new RegExp(
  String.raw`\{\{--[\s\S]*?--\}\}|@verbatim[\s\S]*?@endverbatim|@php(?!\w|\s*\()[\s\S]*?@endphp|<\?php[\s\S]*?\?>\n?|@?\{!![\s\S]*?!!\}|@?\{\{[\s\S]*?\}\}|(?<![\w@])@@?\w+(?:[ \t]*${argument})?`,
  'g',
);
const bladeBranches = /^@(?:else\w*|case|default|empty$)/;
const bladeConditions = /^@(?:if|unless|isset|auth|guest|can|admin)\b/;
const bladeBlocks = /^@(?:foreach|forelse|for|while|push)\b/;

export function renderBlade(source: string, way: number): string {
  const read = (piece: string): readonly Token[] => {
    if (piece.startsWith('{{--') || piece.startsWith('@php') || piece.startsWith('@@')) return [];
    if (piece.startsWith('<?')) return phpPiece(piece, way);
    if (piece.startsWith('@verbatim')) {
      return [{ kind: 'text', text: piece.replace(/@(?:end)?verbatim/g, '').replace(/\{\{[^}]*\}\}/g, 'V') }];
    }
    if (/^@?\{/.test(piece)) return [{ kind: 'print' }];
    if (/^@end|^@(?:show|stop)\b/.test(piece)) return [{ kind: 'close' }];
    if (bladeBranches.test(piece)) return [{ kind: 'otherwise' }];
    if (/^@section\([^,]*\)$|^@switch/.test(piece))
      return [{ kind: 'open', chosen: piece.startsWith('@switch') ? 1 : 0 }];
    if (bladeConditions.test(piece)) {
      return [{ kind: 'open', chosen: branchOf(piece.replace(/^@(?:if|unless|isset)/, ''), way) }];
    }
    if (bladeBlocks.test(piece)) return [{ kind: 'open', chosen: 0 }];
    if (/^@(?:extends|props|php|break|section)\b/.test(piece)) return [];
    return piece.includes('(') || /^@csrf/.test(piece) ? [{ kind: 'print' }] : [{ kind: 'text', text: piece }];
  };
  return play(cutPieces(source, bladePieces, read));
}

const freemarkerTags =
  /<#--[\s\S]*?-->|\[#--[\s\S]*?--\]|<#noparse>[\s\S]*?<\/#noparse>|(?:<\/?[#@]|\[\/?[#@])[\w.]+(?:"[^"]*"|'[^']*'|\([^)]*\)|[^>\]"'(])*[>\]]|\$\{(?:"[^"]*"|'[^']*'|[^}"'])*\}/g;

export function renderFreemarker(source: string, way: number): string {
  const read = (tag: string): Token => {
    if (tag.includes('#noparse')) {
      return { kind: 'text', text: tag.replace(/<\/?#noparse>/g, '').replace(/\$\{[^}]*\}/g, 'V') };
    }
    const [, ends, sign, name = ''] = /^[<[](\/?)([#@])([\w.]*)/.exec(tag) ?? [];
    if (sign === undefined) return { kind: 'print' };
    if (name === '') return { kind: 'nothing' };
    if (ends === '/') return { kind: 'close' };
    if (sign === '@') return /\/[>\]]$/.test(tag) ? { kind: 'print' } : { kind: 'open', chosen: 0 };
    if (name === 'if') return { kind: 'open', chosen: branchOf(tag.slice(4), way) };
    if (name === 'switch') return { kind: 'open', chosen: 1 };
    if (name === 'list') return { kind: 'open', chosen: 0 };
    return /^(?:else|elseif|case|default)$/.test(name) ? { kind: 'otherwise' } : { kind: 'nothing' };
  };
  return play(cut(source, freemarkerTags, read));
}

const velocityTags = new RegExp(
  String.raw`\\[#$]|##[^\n]*|#\*[\s\S]*?\*#|#\[\[[\s\S]*?\]\]#|#\{?(?:else|end)\b\}?|#@?\w+[ \t]*${argument}|\$!?\{[^}]*\}|\$!?[A-Za-z]\w*(?:\.[A-Za-z]\w*|${argument})*`,
  'g',
);

export function renderVelocity(source: string, way: number): string {
  const read = (tag: string): Token => {
    if (tag.startsWith('#[[')) return { kind: 'text', text: tag.slice(3, -3) };
    if (tag.startsWith('\\')) return { kind: 'text', text: tag };
    if (tag.startsWith('$')) return { kind: 'print' };
    if (/^#(?:#|\*|set)/.test(tag)) return { kind: 'nothing' };
    if (/^#\{?end/.test(tag)) return { kind: 'close' };
    if (/^#\{?else/.test(tag)) return { kind: 'otherwise' };
    if (tag.startsWith('#if')) return { kind: 'open', chosen: branchOf(tag.slice(3), way) };
    return /^#(?:foreach|@)/.test(tag) ? { kind: 'open', chosen: 0 } : { kind: 'print' };
  };
  return play(cut(source, velocityTags, read));
}

const braces = String.raw`\{(?:"(?:#\{(?:"[^"]*"|[^}"])*\}|\\.|[^"\\])*"|'[^']*'|\{(?:[^{}]|\{[^{}]*\})*\}|[^{}"'])*\}`;
const heexPieces = new RegExp(
  String.raw`<%!--[\s\S]*?--%>|<%[\s\S]*?%>|<(style|script)[^>]*>[\s\S]*?</\1>|="(?:<%[\s\S]*?%>|[^"])*"|='(?:<%[\s\S]*?%>|[^'])*'|=${braces}|${braces}|<\/?[.:](?=\w)`,
  'g',
);

export function renderHeex(source: string, way: number): string {
  const read = (piece: string): readonly Token[] => {
    if (piece.startsWith('<%')) return angle(piece, elixirWords, /^<%=/, way);
    if (/^=["']/.test(piece)) return [{ kind: 'text', text: piece.replace(/<%=[\s\S]*?%>/g, 'V') }];
    if (/^<[st]/.test(piece)) return [{ kind: 'text', text: piece }];
    if (piece.startsWith('<')) return [{ kind: 'text', text: piece.replace(/[.:]/, 'x-') }];
    if (!piece.startsWith('=')) return [{ kind: 'print' }];
    return [{ kind: 'text', text: `="${literalOf(piece.slice(2, -1))}"` }];
  };
  return play(cutPieces(source, heexPieces, read));
}

/** What an expression prints, as far as it is a literal with more behind it. */
function literalOf(expression: string): string {
  const [, content, rest = ''] =
    /^\s*"((?:#\{(?:"[^"]*"|[^}"])*\}|[^"\\#])*)"((?:\s*<>[\s\S]*)?)\s*$/.exec(expression) ?? [];
  const joined = (text: string) =>
    text
      .split(/<>/)
      .map(() => 'V')
      .join('');
  // Markup in a string is migrated with it.
  if (content !== undefined && !content.includes('<')) {
    const more = rest.trim() === '' ? '' : joined(rest.replace(/^\s*<>/, ''));
    return content.replace(/#\{(?:"[^"]*"|[^}"])*\}/g, 'V') + more;
  }
  return joined(expression);
}

/** The templates in the sigils of a program, one after another. */
export function renderSigils(source: string, way: number): string {
  const sigils = source.matchAll(/~[HLE](?:"""([\s\S]*?)"""|'([^']*)'|\|([^|]*)\|)/g);
  return [...sigils].map(([, a, b, c]) => renderHeex(a ?? b ?? c ?? '', way)).join('\n');
}
