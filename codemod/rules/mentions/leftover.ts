// What becomes of every place that names the attribute and is no attribute that a rule has seen: in comments, scripts,
// styles, holes, other attributes and text. None is passed over in silence.
import type { Finding } from '../../findings/finding.ts';
import { opaque, type Region } from '../../markup/tags.ts';
import type { Range } from '../../source/edit.ts';
import { firstEndingAfter } from '../../source/within.ts';
import { type RuleContext, report } from '../context.ts';
import { blockStart, foreignMention, inRemark, stricter } from './foreign.ts';
import { readMention } from './mention.ts';

/** How far to look around a name, in UTF-16 units. */
const reach = 600;

/** The finding for a name, or `prose` where it is text for readers. */
export function readLeftover(name: Range, context: RuleContext): Finding | 'prose' {
  const { document, foreign, target } = context;
  const { source } = document;
  const hole = document.holeAt(name.start);
  if ((foreign !== undefined || context.strings) && (hole !== undefined || !context.prose))
    return inForeign(name, foreign ?? '.js', context);
  if (hole !== undefined) {
    return hole.kind === 'comment' ? inComment(name, hole.inner.start, context) : mentioned(name, context);
  }
  const region = document.regionAt(name.start);
  if (region !== undefined) return inRegion(name, region, context);
  const tag = document.tagAt(name.start);
  if (tag === undefined) return textOf(name, context);
  const attribute = document.attributesOf(tag).find(({ start, end }) => start <= name.start && name.end <= end);
  if (attribute?.value === undefined || name.start < attribute.value.start) {
    if (tag.kind === 'end' || attribute === undefined)
      return report(context, 'reference', name, { text: document.text(tag) }, [], tag);
    // `:hx-ws`, `hx_ws`, `{{ prefix }}hx-ws`: not an attribute that htmx reads, something makes one of it
    const mention = readMention(source, name, target);
    const range = { start: attribute.start, end: attribute.end };
    const before = document.text(attribute);
    if (mention.code === 'in-code') return report(context, 'in-code', range, { ...mention.args, before }, [], tag);
    return report(context, 'dynamic-value', range, { before, value: before, reason: 'name' }, [], tag);
  }
  const before = source.slice(Math.max(attribute.value.start, name.start - reach), name.start);
  const read = readMention(source, name, target);
  const mention = hyperscript.has(attribute.name) ? stricter(source.slice(0, attribute.value.end), name, read) : read;
  const seemsCode =
    hyperscript.has(attribute.name) ||
    /^(?:on|x-|v-|hx-on|data-hx-on|@|:)|^srcdoc$/.test(attribute.name) ||
    opensTag(before) ||
    before.includes('&lt;');
  const selector = /\[\s*$/.test(before);
  const call = /\w\s*\(\s*\\*["'`]$/.test(before);
  if (seemsCode || selector || call) return report(context, mention.code, mention.range, mention.args, [], tag);
  if (mention.code === 'in-code' && !prosaic.has(attribute.name))
    return report(context, 'in-code', mention.range, mention.args, [], tag);
  return 'prose';
}

/** A file of another language: what is no comment of its own or of HTML's is code. */
function inForeign(name: Range, extension: string, context: RuleContext): Finding {
  const { document, target } = context;
  const { source } = document;
  const hole = document.holeAt(name.start);
  const region = hole === undefined ? document.regionAt(name.start) : undefined;
  const read = readMention(source, name, target);
  const inside = hole?.kind === 'comment' ? hole : region?.kind === 'comment' ? region : undefined;
  if (inside !== undefined || (!context.prose && inRemark(source, region?.inner.start ?? 0, name, extension))) {
    const range = read.code === 'reference' ? name : read.range;
    return report(context, 'in-comment', range, { text: source.slice(range.start, range.end) });
  }
  const text = hole === undefined && (region === undefined || region.kind === 'text');
  const saysNothing = context.strings && text && document.tagAt(name.start) === undefined;
  if (saysNothing && !/^\s*=/.test(source.slice(name.end, name.end + reach))) {
    return report(context, 'reference', name, { text: read.args['text'] ?? source.slice(name.start, name.end) });
  }
  const { code, range, args } = foreignMention(source, name, read, extension);
  const { language = '', ...known } = args;
  const said = context.unread && !context.prose && language !== '' ? args : known; // what is read is not called unread
  return report(context, code, range, said, [], document.tagAt(name.start));
}

/** Whether a text ends inside a tag. Looks from the end, since the text may be long. */
function opensTag(before: string): boolean {
  const open = before.lastIndexOf('<');
  return open >= 0 && open > before.lastIndexOf('>') && /[a-z]/i.test(before[open + 1] ?? '');
}

/** Attributes whose value is code of hyperscript. */
const hyperscript = new Set(['_', 'script', 'data-script']);

/** Attributes whose value is for readers. */
const prosaic = new Set(['title', 'alt', 'content', 'placeholder', 'aria-label', 'value', 'label', 'summary']);

function mentioned(name: Range, context: RuleContext): Finding {
  const { source } = context.document;
  const mention = stricter(source, name, readMention(source, name, context.target));
  return report(context, mention.code, mention.range, mention.args);
}

function inRegion(name: Range, region: Region, context: RuleContext): Finding | 'prose' {
  const { source } = context.document;
  switch (region.kind) {
    case 'comment':
      return inComment(name, region.inner.start, context);
    case 'script':
    case 'style': {
      const remark = remarkAround(source, region, name, region.kind === 'script');
      return remark === undefined ? mentioned(name, context) : inComment(name, remark, context);
    }
    case 'cut':
      return report(context, 'unreadable', name, {
        reason: 'tag',
        opener: source.slice(region.start, region.start + 40),
      });
    case 'text':
      return textOf(name, context);
    case 'declaration':
      return 'prose';
  }
}

/** Where the remark that holds the name begins, in a script or style; undefined when it is in none, as far as one sees. */
function remarkAround(source: string, region: Region, name: Range, slashes: boolean): number | undefined {
  const from = Math.max(region.inner.start, name.start - 2000);
  const before = source.slice(from, name.start);
  const open = blockStart(before);
  if (open !== undefined) return from + open;
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const slash = slashes ? /(?:^|[^:"'`\w])\/\//.exec(line) : null;
  return slash === null ? undefined : name.start - line.length + slash.index + slash[0].length;
}

/** Commented-out markup or code is worth a note; a sentence about the attribute is not. */
function inComment(name: Range, innerStart: number, context: RuleContext): Finding | 'prose' {
  const { source } = context.document;
  const before = source.slice(Math.max(innerStart, name.start - reach), name.start);
  const mention = readMention(source, name, context.target);
  if (opensTag(before) || mention.code !== 'reference') {
    const text = source.slice(mention.range.start, mention.range.end);
    return report(context, 'in-comment', mention.code === 'reference' ? name : mention.range, { text });
  }
  return 'prose';
}

/** Text for readers, unless an expression just before it opened, or broke off, the tag that the name stands in. */
function textOf(name: Range, context: RuleContext): Finding | 'prose' {
  const { document } = context;
  const { masked, source } = document;
  const before = masked.slice(Math.max(0, name.start - reach), name.start);
  const after = masked.slice(name.end, name.end + reach);
  const bracket = Math.max(before.lastIndexOf('<'), before.lastIndexOf('>'));
  const run = before.slice(bracket + 1);
  const beforeRun = before[bracket] === '>' ? (before[bracket - 1] ?? '') : '';
  if (/^\s*=\s*[^\s=>]/.test(after) && (/[%?=-]/.test(beforeRun) || brokenOff(name, context))) {
    const { code, range, args } = readMention(source, name, context.target);
    return report(context, code, range, { ...args, language: 'template' });
  }
  const end = context.prose ? undefined : endAlone(name, run, bracket < 0, context);
  if (end !== undefined) {
    const { code, range, args } = readMention(source.slice(0, end), name, context.target);
    return report(context, code, range, args);
  }
  // <{% if a %}div{% else %}p{% endif %} hx-ws="send">
  const named = before[bracket] === '<' && document.holeAt(name.start - before.length + bracket + 1) !== undefined;
  if (!(named || run.includes('\uFFFC')) || !/^\s*=[^<>]*>/.test(after)) return 'prose';
  const mention = readMention(source, name, context.target);
  const { before: text = source.slice(name.start, name.end) } = mention.args;
  return report(context, 'dynamic-value', mention.range, { before: text, value: text, reason: 'tag' });
}

/**
 * Where the attribute ends in a text that is a piece of a tag put together elsewhere: nothing but attributes, from the
 * beginning of the file (`attrs.html`) or in a block (`{% set attrs %}hx-ws="send"{% endset %}`).
 */
function endAlone(name: Range, run: string, first: boolean, { document }: RuleContext): number | undefined {
  const { masked, source } = document;
  const value = /^=(?:"\s*(?:send|connect)\b[^"]*"|'\s*(?:send|connect)\b[^']*')\s*/.exec(
    masked.slice(name.end, name.end + reach),
  );
  if (
    value === null ||
    run
      .replace(/[\w:@.-]+=(?:"[^"]*"|'[^']*')/g, '')
      .replaceAll(opaque, '')
      .trim() !== ''
  )
    return undefined;
  const begins = name.start - run.length;
  if (!(first && begins === 0) && document.holesIn({ start: begins, end: name.start }).length === 0) return undefined;
  const quoted = name.end + value[0].trimEnd().length;
  const next = quoted + (/^\s*/.exec(source.slice(quoted, quoted + reach))?.[0].length ?? 0);
  const goesOn = /^[\w:@.-]+=["']/.test(source.slice(next, next + 80));
  return next >= source.length || document.holeAt(next) !== undefined || goesOn ? quoted : undefined;
}

/** Whether the tag just before a text ended at the `>` of some other template language: `<div <%= attrs %> …`. */
function brokenOff(name: Range, { document }: RuleContext): boolean {
  const tag = document.tags[firstEndingAfter(document.tags, name.start) - 1];
  if (tag === undefined) return false;
  const text = document.masked.slice(tag.start, tag.end);
  return /[%?=-]>$/.test(text) || /[\s"'](?:<[%?]|[%?]>)/.test(text);
}
