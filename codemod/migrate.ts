// The whole pipeline. Text in, edits and findings out; no disk, no console.

import { withPlaces } from './connect-places.ts';
import { findingsIn } from './findings-in.ts';
import { Branches } from './markup/branches.ts';
import { MarkupDocument } from './markup/document.ts';
import type { MigrateOptions, Migration, Occurrence } from './migration.ts';
import { mayHoldLegacy, occurrencesIn } from './occurrences.ts';
import { type RuleContext, report } from './rules/context.ts';
import { ExtensionLedger } from './rules/extension-ledger.ts';
import { Suppressions } from './rules/suppressions.ts';
import { scriptStrings } from './scripts.ts';
import { applyEdits, byPosition } from './source/apply.ts';
import { Lines } from './source/lines.ts';
import { coverageOf } from './source/within.ts';
import { targets } from './targets/index.ts';
import { fileReading, type TextReading } from './text-reading.ts';

/**
 * Rewrites one file's legacy WebSocket attributes. Never throws for what a file holds, in any dialect.
 * @throws RangeError when two rules edit the same place: a defect of this program.
 */
export function migrate(source: string, options: MigrateOptions): Migration {
  const { dialect, ...reading } = fileReading(source, options);
  const wanted = isWanted(source, options);
  const holes = wanted || /\b(?:extends|layout)\b/.test(source) ? dialect.holes(source) : [];
  const layout = dialect.layout?.(source, holes);
  const language = { ...reading.language, holes: () => holes };
  const migration = migrateText(source, { ...reading, language }, options);
  return layout === undefined ? migration : { ...migration, layout };
}

/** Whether a text is worth a look: it names the attribute, or switches the extension on. */
function isWanted(source: string, { target }: MigrateOptions): boolean {
  return mayHoldLegacy(source, targets[target ?? 'htmx2'].name) || /hx-ext/i.test(source);
}

/** Rewrites a text that is read in a given way, and what is embedded in it. */
function migrateText(source: string, reading: TextReading, options: MigrateOptions): Migration {
  const { language, foreign, unread, strings } = reading;
  if (!isWanted(source, options)) {
    return { output: source, edits: [], findings: [], occurrences: [], providesExtension: false };
  }
  const target = targets[options.target ?? 'htmx2'];
  const occurrences = mayHoldLegacy(source, target.name) ? occurrencesIn(source, language.spellings) : [];
  const holes = language.holes(source);
  const inside = language.embedded?.(source, holes) ?? [];

  const forks = holes.flatMap(({ start, inner, role, conditional }) => {
    const condition = role === 'open' ? source.slice(inner.start, inner.end).trim() : '';
    return role === undefined ? [] : [{ at: start, role, conditional: conditional === true, condition }];
  });
  const document = new MarkupDocument(source, holes, language.markup, forks, inside);
  const embedded = [...inside, ...scriptStrings(document, inside)].sort(byPosition);
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
    unread,
    strings,
    prose: language.prose === true,
    valuedTags: language.valuedTags,
    left: new Set(),
    roles: [],
  };
  const { found, prose, provides } = findingsIn(occurrences, embedded, context, reading, options, migrateText);
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
