// Reads the cases of fixtures/codemod, as bytes: one latin1 unit a byte. Knows the layout of a case, not what is right.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import {
  type Context,
  catalogue,
  type DialectName,
  dialectNames,
  Lines,
  type MigrateOptions,
  type Migration,
} from '../../codemod/index.ts';

export const fixturesRoot = `${import.meta.dirname}/../../fixtures/codemod/`;

/** The targets, each with the file that holds what it must make of the input. */
export const outputs = { htmx2: 'output', htmx4: 'output.htmx4' } as const;
type TargetName = keyof typeof outputs;

/** One finding as `findings.json` has it. */
export interface ExpectedFinding {
  readonly at: string;
  readonly code: string;
  readonly level: string;
  readonly text: string;
  readonly says: string;
  readonly suppressed?: true;
}

/** What `context.json` may hold: all options but the path and the target. */
interface Setting {
  readonly dialect?: DialectName;
  readonly includeComments?: boolean;
  readonly context?: Context;
  /** What the file is called, where its name matters. */
  readonly path?: string;
  readonly layout?: string;
  readonly providesExtension?: boolean;
}

/** One case: a folder whose name is a sentence. */
export interface Fixture {
  readonly dialect: string;
  readonly name: string;
  readonly folder: string;
  /** With its dot. */
  readonly extension: string;
  readonly input: string;
  readonly setting: Setting;
}

/** All cases, in order. */
export function readFixtures(): readonly Fixture[] {
  return readdirSync(fixturesRoot)
    .filter((dialect) => dialectNames.some((name) => name === dialect))
    .flatMap((dialect) => readdirSync(fixturesRoot + dialect).map((name) => readFixture(dialect, name)));
}

function readFixture(dialect: string, name: string): Fixture {
  const folder = `${fixturesRoot}${dialect}/${name}/`;
  const file = readdirSync(folder).find((one) => one.startsWith('input.'));
  if (file === undefined) throw new Error(`${folder} has no input`);
  const setting = existsSync(`${folder}context.json`) ? JSON.parse(readFileSync(`${folder}context.json`, 'utf8')) : {};
  return { dialect, name, folder, extension: file.slice(5), input: readFileSync(folder + file, 'latin1'), setting };
}

/** The options with which a case is migrated. */
export function optionsFor({ setting, extension }: Fixture, target: TargetName): MigrateOptions {
  const { layout, providesExtension, path, ...options } = setting;
  return { ...options, path: path ?? `templates/page${extension}`, target };
}

/** Where the output of a case stands, and what it must be: no file, the very input. */
export function expectedOutput(fixture: Fixture, target: TargetName): string {
  const path = `${fixture.folder}${outputs[target]}${fixture.extension}`;
  return existsSync(path) ? readFileSync(path, 'latin1') : fixture.input;
}

/** The findings that a case must have, for the targets that its `findings.json` names. */
export function expectedFindings({ folder }: Fixture): {
  readonly [target in TargetName]?: readonly ExpectedFinding[];
} {
  return JSON.parse(readFileSync(`${folder}findings.json`, 'utf8'));
}

/** A migration's findings in the form of `findings.json`. */
export function describeFindings(input: string, { findings }: Migration): readonly ExpectedFinding[] {
  const lines = new Lines(input);
  return findings.map(({ code, level, range, args, suppressed }) => {
    const { line, column } = lines.positionAt(range.start);
    const text = input.slice(range.start, range.end);
    const says = catalogue[code].message(args);
    return { at: `${line}:${column}`, code, level, text, says, ...(suppressed ? { suppressed } : {}) };
  });
}
