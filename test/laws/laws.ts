// The laws of a migration, as functions from what went in and came out to the sentences that it breaks. They share no code
// with the codemod but the runtime's grammar: the occurrence pattern is written down anew, tags are read by parse5 alone.
import type { MigrateOptions, Migration } from '../../codemod/index.ts';
import { meaningsOf } from './meanings.ts';
import { render } from './render.ts';

/** One migration and the means to make another. */
export interface Subject {
  readonly input: string;
  readonly options: MigrateOptions;
  readonly migration: Migration;
  readonly migrate: (source: string, options: MigrateOptions) => Migration;
}

/** A law: the sentences that say how it is broken; none when it holds. */
export type Law = (subject: Subject) => readonly string[];

/** The pattern of design/codemod.md. */
const pattern = () =>
  /(?<![\w-])(?:data[-_])?hx[-_:]ws(?![\w-]|:(?![\s"'`])|\.(?:min\.)?m?js\b)|hxws(?<=\bdataset\s{0,9}(?:\??\.|(?:\?\.)?\[\s{0,9}\\?["'`])\s{0,9}hxws)(?![\w$-])/gi;
/** What builders of markup call it, in the languages that have them. */
const builderName = () => /(?<![\w$'-])_?hxws_?(?![\w$'-])/gi;
const builders = /\.(?:go|java|cs|rs|scala|sc|kts?|swift|l?hs|fs[xi]?|mli?|nims?|lean)$/i;
/** Some of the files in which nothing is prose. */
const foreign = /\.(?:[cm]?[jt]s|py|rb|go|java|cs|rs|s?css|ya?ml|json)$/i;
const modern = /ws-connect|ws-send|hx-ext/i;

/** Nothing legacy: no edit, the same bytes. */
export const identity: Law = ({ input, options, migration }) => {
  if (pattern().test(input) || (options.target === 'htmx4' && modern.test(input))) return [];
  const broken: string[] = [];
  if (migration.output !== input) broken.push('a text without anything legacy came back changed');
  if (migration.edits.length > 0) broken.push(`a text without anything legacy has ${migration.edits.length} edits`);
  return broken;
};

/** Migrating the output changes nothing, and finds nothing more to rewrite. */
export const idempotence: Law = ({ options, migration, migrate }) => {
  const again = migrate(migration.output, options);
  if (again.output === migration.output && again.edits.length === 0) return [];
  return [`a second run makes ${again.edits.length} edits: ${JSON.stringify(again.output)}`];
};

/** Edits are sorted and disjoint; outside them every unit is the same; they bring nothing that is neither ASCII nor there. */
export const locality: Law = ({ input, migration }) => {
  const broken: string[] = [];
  let built = '';
  let done = 0;
  for (const { start, end, replacement } of migration.edits) {
    if (start < done || end < start || end > input.length) broken.push(`edit ${start}..${end} does not follow ${done}`);
    built += input.slice(done, start) + replacement;
    done = end;
    for (const [odd] of replacement.matchAll(/[^\n\r\t\x20-\x7e]+/g)) {
      if (!input.includes(odd)) broken.push(`an edit brings ${JSON.stringify(odd)}, which the text does not hold`);
    }
  }
  built += input.slice(done);
  if (built !== migration.output) broken.push('the output is not the input with its edits');
  const own = migration.findings.flatMap(({ edits }) => edits);
  if (own.length !== migration.edits.length || !migration.edits.every((edit) => own.includes(edit))) {
    broken.push('an edit belongs to no finding, or a finding to no edit');
  }
  return broken;
};

/** Every textual occurrence is in an edited attribute, in a finding, or in text that is no attribute. */
export const accounting: Law = ({ input, migration, options }) => {
  const { findings, occurrences } = migration;
  const broken: string[] = [];
  const found = [...input.matchAll(pattern())];
  const own = options.dialect === undefined && builders.test(options.path) ? [...input.matchAll(builderName())] : [];
  found.push(...own.filter(({ index }) => found.every((one) => one.index !== index)));
  const places = found
    .sort((one, other) => one.index - other.index)
    .map(({ 0: text, index }) => `${index}..${index + text.length}`);
  const said = occurrences.map(({ range }) => `${range.start}..${range.end}`);
  if (places.join() !== said.join())
    broken.push(`occurrences at ${places.join()}, but accounted for at ${said.join()}`);
  for (const { range, fate } of occurrences) {
    const speaking = findings.filter((finding) => finding.range.start <= range.start && range.end <= finding.range.end);
    if (fate === 'rewritten' && !speaking.some(({ edits }) => edits.length > 0)) {
      broken.push(`${range.start}: said to be rewritten, and nothing edits it`);
    }
    if (fate === 'reported' && speaking.length === 0) broken.push(`${range.start}: said to be reported, and is not`);
    if (fate === 'prose' && options.dialect === undefined && foreign.test(options.path)) {
      broken.push(`${range.start}: said to be prose, in a file of another language`);
    }
    if (fate === 'prose' && speaking.length > 0) broken.push(`${range.start}: said to be prose, and is reported`);
  }
  // What is neither rewritten nor reported is on no element, whichever way the template goes.
  for (const way of [0, 1, 2]) {
    const left = count(render(migration.output, way, options));
    const known = findings.filter(({ edits, code }) => edits.length === 0 && code !== 'no-connect').length;
    if (left > 0 && known === 0) broken.push(`${left} legacy attributes are left on elements, and no finding says so`);
  }
  return broken;
};

function count(html: string): number {
  return meaningsOf(html).filter(({ legacy }) => legacy).length;
}

/**
 * Element by element, in every rendering that is tried: what the runtime grammar reads from the input is what the new
 * attributes of the output mean, and nothing else about the element changed.
 */
export const agreement: Law = ({ input, migration, options }) => {
  const broken: string[] = [];
  for (const way of [0, 1, 2]) {
    const before = meaningsOf(render(input, way, options));
    const after = meaningsOf(render(migration.output, way, options));
    if (before.length !== after.length) return [`way ${way}: ${before.length} elements became ${after.length}`];
    for (const [i, one] of before.entries()) {
      const other = after[i];
      // White space taken away may glue an expression to the attribute: a name of its own, in which nothing is promised.
      if (other === undefined || /(?:^| )v\S*ws/.test(one.rest)) continue;
      const was = `${one.name} ${one.connect ?? '-'} ${one.send} ${one.rest}`;
      const is = `${other.name} ${other.connect ?? '-'} ${other.send} ${other.rest}`;
      if (was !== is) broken.push(`way ${way}, element ${i}: ${was} became ${is}`);
      if (options.target === 'htmx4' || options.context?.inheritedExtension) continue;
      if (one.legacyConnect && !other.legacy && other.connect !== undefined && other.extended === false) {
        broken.push(`way ${way}, element ${i}: connects to ${other.connect} without the extension`);
      }
    }
  }
  return broken;
};

/** All laws by name. */
export const laws = { identity, idempotence, locality, accounting, agreement } as const;
