// All findings of one text: from its tags, from what is embedded in it, from every other place that names the attribute.
// Knows the order of these, and leaves each to the file that it is the subject of.
import { commentsWith } from './comments.ts';
import type { Embedded, Hole } from './dialects/index.ts';
import { migrateStretches } from './embedded.ts';
import type { Finding } from './findings/finding.ts';
import { isGenerated } from './generated.ts';
import type { MarkupDocument } from './markup/document.ts';
import type { Tag } from './markup/tags.ts';
import type { MigrateOptions, Migration } from './migration.ts';
import { disjoint, nestEdits } from './nested-edits.ts';
import { checks } from './rules/checks/index.ts';
import { type RuleContext, report } from './rules/context.ts';
import { fileInputs } from './rules/file-input.ts';
import { rules } from './rules/index.ts';
import { inheritedSwaps } from './rules/inherited-swap.ts';
import { readLeftover } from './rules/mentions/leftover.ts';
import { noConnect } from './rules/no-connect.ts';
import { oldNames } from './rules/references.ts';
import { senderValues } from './rules/sender-values.ts';
import type { Range } from './source/edit.ts';
import { coverageOf } from './source/within.ts';
import { depthLimit, stretchReading, type TextReading } from './text-reading.ts';

/** What was found in a text. */
interface Found {
  readonly found: readonly Finding[];
  /** The places that name the attribute in text for readers, inside what is embedded. */
  readonly prose: readonly Range[];
  /** Whether something embedded is a page with the extension on its `<html>` or `<body>`. */
  readonly provides: boolean;
}

/** What the rules, the look at all other places that name the attribute, and the checks have to say, in that order. */
export function findingsIn(
  occurrences: readonly Range[],
  embedded: readonly Embedded[],
  context: RuleContext,
  reading: TextReading,
  options: MigrateOptions,
  migrateText: (text: string, reading: TextReading, options: MigrateOptions) => Migration,
): Found {
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
  const inheritedExtension = options.context?.inheritedExtension === true || extensions.providedByPage();
  const into = (stretches: readonly Embedded[], outside: Partial<TextReading>, more: Partial<MigrateOptions>) =>
    migrateStretches(source, stretches, context.suppressions, (text, stretch) => {
      const inside = { ...options, ...more, context: { ...options.context, inheritedExtension } };
      return migrateText(text, stretchReading(text, stretch, { ...reading, ...outside }), inside);
    });
  const inside = into(reading.depth < depthLimit ? embedded.filter(({ start }) => start < limit) : [], {}, {});
  let open = notIn([...ruled, ...inside.findings], inside.prose, occurrences);
  const comments = options.includeComments === true ? commentsWith(open, context, options) : [];
  const commented = into(comments, { foreign: undefined }, { includeComments: false });
  // A tag that a comment cuts off stays a note, and so does code in it.
  const rewrittenComments = commented.findings.filter(
    ({ code, edits }) => (code !== 'unreadable' && code !== 'in-code' && code !== 'reference') || edits.length > 0,
  );
  // In a program, nothing is passed over as text for readers.
  const forReaders = reading.foreign === undefined && !reading.strings ? commented.prose : [];
  open = notIn(rewrittenComments, forReaders, open);
  const leftover = open.flatMap((name) => {
    const undecided = name.start >= limit || (document.tagAt(name.start)?.end ?? 0) > limit;
    const finding = broken && undecided ? unreadable(name, broken, context) : readLeftover(name, context);
    return finding === 'prose' ? [] : [finding];
  });
  const checked = context.roles.flatMap((role) => checks.flatMap((check) => check(role, context)));
  const names = oldNames(context);
  const twice = coverageOf(names.map(({ range }) => range));
  const nested = nestEdits(source, ruled, disjoint(source, inside.findings, embedded), embedded, holes);
  const found = [
    ...nested.outer,
    ...nested.inner.filter(({ code, range }) => code !== 'reference' || !twice(range.start)),
    ...rewrittenComments,
    ...leftover,
    ...checked,
    ...fileInputs(context),
    ...senderValues(context),
    ...inheritedSwaps(context),
    ...names,
  ];
  return {
    found: [...found, ...noConnect(context, found, inside.lone)],
    prose: [...inside.prose, ...forReaders],
    provides: inside.providesExtension,
  };
}

/** The places that no finding speaks of yet, and that are no text for readers. */
function notIn(findings: readonly Finding[], prose: readonly Range[], places: readonly Range[]): readonly Range[] {
  const seen = coverageOf([...findings.map(({ range }) => range), ...prose]);
  return places.filter(({ start }) => !seen(start));
}

/** The start tags in which a rule may find something, in order. */
function concernedTags(document: MarkupDocument, limit: number): readonly Tag[] {
  const tags = new Set<Tag>();
  for (const { index } of document.source.matchAll(/hx-ws|ws-connect|ws-send|hx-ext/gi)) {
    const tag = index < limit ? document.tagAt(index) : undefined;
    // A tag in which it opens is as undecided as what follows.
    if (tag?.kind === 'start' && tag.end <= limit) tags.add(tag);
  }
  return [...tags];
}

function unreadable(name: Range, broken: Hole, context: RuleContext): Finding {
  const opener = context.document.source.slice(broken.start, broken.start + 40);
  const line = String(context.lines.lineAt(broken.start));
  return report(context, 'unreadable', name, { reason: 'hole', opener, line });
}
