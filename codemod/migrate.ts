// The whole pipeline. Text in, edits and findings out; no disk, no console.

import { migrateComments } from './comments.ts';
import { foreignExtension } from './dialects/foreign.ts';
import { type Hole, readingOf } from './dialects/index.ts';
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

/**
 * Rewrites one file's legacy WebSocket attributes. Never throws for what a file holds, in any dialect.
 * @throws RangeError when two rules edit the same place: a defect of this program.
 */
export function migrate(source: string, options: MigrateOptions): Migration {
  const target = targets[options.target ?? 'htmx2'];
  const mayHold = mayHoldLegacy(source, target.name);
  const { dialect, markup } = readingOf(options.path, source, options.dialect);
  const wanted = mayHold || /hx-ext/i.test(source);
  const holes = wanted || /\b(?:extends|layout)\b/.test(source) ? dialect.holes(source) : [];
  const layout = dialect.layout?.(source, holes);
  const rest = layout === undefined ? {} : { layout };
  const occurrences = mayHold ? occurrencesIn(source) : [];
  if (!wanted) return { output: source, edits: [], findings: [], occurrences: [], providesExtension: false, ...rest };

  const forks = holes.flatMap(({ start, inner, role, conditional }) => {
    const condition = role === 'open' ? source.slice(inner.start, inner.end).trim() : '';
    return role === undefined ? [] : [{ at: start, role, conditional: conditional === true, condition }];
  });
  const document = new MarkupDocument(source, holes, markup, forks);
  const branches = new Branches(source, holes);
  const lines = new Lines(source);
  const suppressions = new Suppressions(source, lines, (offset) => {
    const hole = document.holeAt(offset);
    const region = document.regionAt(offset);
    return hole?.kind === 'comment' ? hole.end : region?.kind === 'comment' ? region.end : undefined;
  });
  const extensions = new ExtensionLedger(document, branches, options.context?.inheritedExtension === true);
  const foreign = foreignExtension(options.path, options.dialect);
  const context: RuleContext = {
    document,
    branches,
    target,
    lines,
    suppressions,
    extensions,
    foreign,
    left: new Set(),
    roles: [],
  };
  const findings = withPlaces(findingsIn(occurrences, context, options), options.context?.connectSeen ?? []);
  for (const { range, codes } of suppressions.unused()) {
    findings.push(report(context, 'unused-ignore', range, { codes }));
  }
  findings.sort((a, b) => byPosition(a.range, b.range));
  const edits = findings.flatMap((finding) => finding.edits).sort(byPosition);
  const rewritten = coverageOf(findings.filter((finding) => finding.edits.length > 0).map(({ range }) => range));
  const reported = coverageOf(findings.map(({ range }) => range));
  return {
    output: applyEdits(source, edits),
    edits,
    findings,
    occurrences: occurrences.map((range): Occurrence => {
      const fate = rewritten(range.start) ? 'rewritten' : reported(range.start) ? 'reported' : 'prose';
      return { range, fate };
    }),
    providesExtension: extensions.providedByPage(),
    ...rest,
  };
}

/** What the rules, the look at all other places that name the attribute, and the checks have to say, in that order. */
function findingsIn(occurrences: readonly Range[], context: RuleContext, options: MigrateOptions): readonly Finding[] {
  const { document } = context;
  const { source, holes } = document;
  const [first, last] = [occurrences[0], occurrences.at(-1)];
  if (first !== undefined && last !== undefined && isGenerated(options.path, source)) {
    return [report(context, 'generated', { start: first.start, end: last.end }, {})];
  }
  // What nothing closes leaves all that follows undecided.
  const broken = holes.find(({ unterminated }) => unterminated === true);
  const limit = broken?.start ?? source.length;
  const ruled = concernedTags(document, limit).flatMap((tag) => rules.flatMap((rule) => rule(tag, context)));
  let open = notIn(ruled, occurrences);
  const commented = options.includeComments === true ? migrateComments(open, context, options, migrate) : [];
  open = notIn(commented, open);
  const leftover = open.flatMap((name) => {
    const finding = broken && name.start >= limit ? unreadable(name, broken, context) : readLeftover(name, context);
    return finding === 'prose' ? [] : [finding];
  });
  const checked = context.roles.flatMap((role) => checks.flatMap((check) => check(role, context)));
  const found = [
    ...ruled,
    ...commented,
    ...leftover,
    ...checked,
    ...fileInputs(context),
    ...inheritedSwaps(context),
    ...oldNames(context),
  ];
  return [...found, ...noConnect(context, found)];
}

/** The places that no finding speaks of yet. */
function notIn(findings: readonly Finding[], places: readonly Range[]): readonly Range[] {
  const seen = coverageOf(findings.map(({ range }) => range));
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
