// The whole pipeline. Text in, edits and findings out; no disk, no console.

import { commentsWith } from './comments.ts';
import { foreignExtension } from './dialects/foreign.ts';
import { type Dialect, type Embedded, type Hole, type Language, readingNamed, readingOf } from './dialects/index.ts';
import { migrateStretches } from './embedded.ts';
import type { Finding } from './findings/finding.ts';
import { isGenerated } from './generated.ts';
import { Branches } from './markup/branches.ts';
import { MarkupDocument } from './markup/document.ts';
import type { Tag } from './markup/tags.ts';
import type { Context, MigrateOptions, Migration, Occurrence } from './migration.ts';
import { mayHoldLegacy, occurrencesIn } from './occurrences.ts';
import { checks } from './rules/checks/index.ts';
import { type RuleContext, report } from './rules/context.ts';
import { ExtensionLedger } from './rules/extension-ledger.ts';
import { fileInputs } from './rules/file-input.ts';
import { rules } from './rules/index.ts';
import { inheritedSwaps } from './rules/inherited-swap.ts';
import { readLeftover } from './rules/mentions/leftover.ts';
import { noConnect } from './rules/no-connect.ts';
import { oldNames } from './rules/references.ts';
import { Suppressions } from './rules/suppressions.ts';
import { applyEdits, byPosition } from './source/apply.ts';
import type { Range } from './source/edit.ts';
import { Lines } from './source/lines.ts';
import { coverageOf } from './source/within.ts';
import { targets } from './targets/index.ts';

/** How deep languages nest in one another before the rest is only reported. */
const depthLimit = 12;

/** How a text is read, and what stands around it. */
interface Reading {
  readonly language: Language;
  /** The extension of a file in which nothing is surely text for readers: a program's. */
  readonly foreign: string | undefined;
  readonly depth: number;
}

/**
 * Rewrites one file's legacy WebSocket attributes. Never throws for what a file holds, in any dialect.
 * @throws RangeError when two rules edit the same place: a defect of this program.
 */
export function migrate(source: string, options: MigrateOptions): Migration {
  const { dialect, markup } = readingOf(options.path, source, options.dialect);
  const foreign =
    foreignExtension(options.path, options.dialect) ?? (markup === 'none' ? programExtension(dialect) : undefined);
  const wanted = isWanted(source, options);
  const holes = wanted || /\b(?:extends|layout)\b/.test(source) ? dialect.holes(source) : [];
  const layout = dialect.layout?.(source, holes);
  const language: Language = {
    markup,
    holes: () => holes,
    ...(dialect.embedded && { embedded: (text, holes) => dialect.embedded?.(text, holes) ?? [] }),
  };
  const migration = migrateAs(source, { language, foreign, depth: 0 }, options);
  return layout === undefined ? migration : { ...migration, layout };
}

/** What stands for the language of a program in rules that know languages by their extensions. */
function programExtension({ name, extensions }: Dialect): string {
  return `.${extensions[0] ?? name}`;
}

/** Whether a text is worth a look: it names the attribute, or switches the extension on. */
function isWanted(source: string, { target }: MigrateOptions): boolean {
  return mayHoldLegacy(source, targets[target ?? 'htmx2'].name) || /hx-ext/i.test(source);
}

function migrateAs(source: string, reading: Reading, options: MigrateOptions): Migration {
  const { language, foreign } = reading;
  if (!isWanted(source, options)) {
    return { output: source, edits: [], findings: [], occurrences: [], providesExtension: false };
  }
  const target = targets[options.target ?? 'htmx2'];
  const occurrences = mayHoldLegacy(source, target.name) ? occurrencesIn(source) : [];
  const holes = language.holes(source);
  const embedded = language.embedded?.(source, holes) ?? [];

  const forks = holes.flatMap(({ start, inner, role, conditional }) => {
    const condition = role === 'open' ? source.slice(inner.start, inner.end).trim() : '';
    return role === undefined ? [] : [{ at: start, role, conditional: conditional === true, condition }];
  });
  const document = new MarkupDocument(source, holes, language.markup, forks, embedded);
  const branches = new Branches(source, holes);
  const lines = new Lines(source);
  const suppressions = new Suppressions(source, lines, (offset) => {
    const hole = document.holeAt(offset);
    const region = document.regionAt(offset);
    return hole?.kind === 'comment' ? hole.end : region?.kind === 'comment' ? region.end : undefined;
  });
  const extensions = new ExtensionLedger(document, branches, options.context?.inheritedExtension === true);
  const context: RuleContext = {
    document,
    branches,
    target,
    lines,
    suppressions,
    extensions,
    foreign,
    prose: language.prose === true,
    left: new Set(),
    roles: [],
  };
  const { found, prose, provides } = findingsIn(occurrences, embedded, context, reading, options);
  const findings = withPlaces(found, options.context?.connectSeen ?? []);
  for (const { range, codes } of suppressions.unused()) {
    findings.push(report(context, 'unused-ignore', range, { codes }));
  }
  findings.sort((a, b) => byPosition(a.range, b.range));
  const edits = findings.flatMap((finding) => finding.edits).sort(byPosition);
  const rewritten = coverageOf(findings.filter((finding) => finding.edits.length > 0).map(({ range }) => range));
  const reported = coverageOf(findings.map(({ range }) => range));
  const forReaders = coverageOf(prose);
  return {
    output: applyEdits(source, edits),
    edits,
    findings,
    occurrences: occurrences.map((range): Occurrence => {
      if (forReaders(range.start)) return { range, fate: 'prose' };
      const fate = rewritten(range.start) ? 'rewritten' : reported(range.start) ? 'reported' : 'prose';
      return { range, fate };
    }),
    providesExtension: extensions.providedByPage() || provides,
  };
}

/** What the rules, the look at all other places that name the attribute, and the checks have to say, in that order. */
function findingsIn(
  occurrences: readonly Range[],
  embedded: readonly Embedded[],
  context: RuleContext,
  { foreign, depth }: Reading,
  options: MigrateOptions,
): { readonly found: readonly Finding[]; readonly prose: readonly Range[]; readonly provides: boolean } {
  const { document, extensions } = context;
  const { source, holes } = document;
  const [first, last] = [occurrences[0], occurrences.at(-1)];
  if (first !== undefined && last !== undefined && isGenerated(options.path, source)) {
    return {
      found: [report(context, 'generated', { start: first.start, end: last.end }, {})],
      prose: [],
      provides: false,
    };
  }
  // What nothing closes leaves all that follows undecided.
  const broken = holes.find(({ unterminated }) => unterminated === true);
  const limit = broken?.start ?? source.length;
  const ruled = concernedTags(document, limit).flatMap((tag) => rules.flatMap((rule) => rule(tag, context)));
  const into = (stretches: readonly Embedded[], outside: Partial<Reading>, more: Partial<MigrateOptions>) =>
    migrateStretches(source, stretches, context.suppressions, (text, { language }) => {
      const inheritedExtension = options.context?.inheritedExtension === true || extensions.providedByPage();
      const inside = { ...options, ...more, context: { ...options.context, inheritedExtension } };
      if (typeof language !== 'string')
        return migrateAs(text, { language, foreign, depth: depth + 1, ...outside }, inside);
      const { dialect, markup } = readingNamed(language, text);
      const own = markup === 'none' ? programExtension(dialect) : foreign;
      return migrateAs(text, { language: { ...dialect, markup }, foreign: own, depth: depth + 1 }, inside);
    });
  const inside = into(depth < depthLimit ? embedded.filter(({ start }) => start < limit) : [], {}, {});
  let open = notIn([...ruled, ...inside.findings], inside.prose, occurrences);
  const comments = options.includeComments === true ? commentsWith(open, context, options) : [];
  const commented = into(comments, { foreign: undefined }, { includeComments: false });
  // A tag that a comment cuts off stays a note.
  const rewrittenComments = commented.findings.filter(({ code }) => code !== 'unreadable');
  open = notIn(rewrittenComments, commented.prose, open);
  const leftover = open.flatMap((name) => {
    const finding = broken && name.start >= limit ? unreadable(name, broken, context) : readLeftover(name, context);
    return finding === 'prose' ? [] : [finding];
  });
  const checked = context.roles.flatMap((role) => checks.flatMap((check) => check(role, context)));
  const names = oldNames(context);
  const twice = coverageOf(names.map(({ range }) => range));
  const found = [
    ...ruled,
    ...inside.findings.filter(({ code, range }) => code !== 'reference' || !twice(range.start)),
    ...rewrittenComments,
    ...leftover,
    ...checked,
    ...fileInputs(context),
    ...inheritedSwaps(context),
    ...names,
  ];
  return {
    found: [...found, ...noConnect(context, found, inside.lone)],
    prose: [...inside.prose, ...commented.prose],
    provides: inside.providesExtension,
  };
}

/** The places that no finding speaks of yet, and that are no text for readers. */
function notIn(findings: readonly Finding[], prose: readonly Range[], places: readonly Range[]): readonly Range[] {
  const seen = coverageOf([...findings.map(({ range }) => range), ...prose]);
  return places.filter(({ start }) => !seen(start));
}
/** How many of the places where a run saw `connect:` a finding names. */
const placeLimit = 3;

/** A computed value may come from a place that the run saw: the finding names the first few. */
function withPlaces(findings: readonly Finding[], places: NonNullable<Context['connectSeen']>): Finding[] {
  const seen = places.slice(0, placeLimit).map(({ path, line }) => `${path}:${line}`);
  const more = places.length > placeLimit ? ` and ${places.length - placeLimit} more` : '';
  return findings.map((finding) =>
    finding.code === 'dynamic-value' && seen.length > 0
      ? { ...finding, args: { ...finding.args, seen: seen.join(', ') + more } }
      : finding,
  );
}

/** The start tags in which a rule may find something, in order. */
function concernedTags(document: MarkupDocument, limit: number): readonly Tag[] {
  const tags = new Set<Tag>();
  for (const { index } of document.source.matchAll(/hx-ws|ws-connect|ws-send|hx-ext/gi)) {
    const tag = index < limit ? document.tagAt(index) : undefined;
    if (tag?.kind === 'start') tags.add(tag);
  }
  return [...tags];
}

function unreadable(name: Range, broken: Hole, context: RuleContext): Finding {
  const opener = context.document.source.slice(broken.start, broken.start + 40);
  const line = String(context.lines.lineAt(broken.start));
  return report(context, 'unreadable', name, { reason: 'hole', opener, line });
}
