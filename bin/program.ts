// The options of the command line and what they come to. Knows nothing of what a run does.
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { DialectName } from './codemod.ts';
import { type CompletionOption, shells } from './completion/index.ts';
import { formats, isFormatName } from './formats/index.ts';
import { contradictionIn, type Options, settingsOf } from './options.ts';
import { type DialectByHand, defaultMaxSize, type FormatRequest, type Settings } from './settings.ts';
import { parseByteSize } from './text/byte-size.ts';
import { encode } from './text/byte-text.ts';

export type Parsed =
  | { readonly kind: 'run'; readonly settings: Settings }
  /** `slug` is undefined for the list of all. */
  | { readonly kind: 'explain'; readonly slug: string | undefined }
  /** Help or the version, already printed. */
  | { readonly kind: 'done' }
  /** What is wrong with the options, and what to do: printed by the caller. */
  | { readonly kind: 'wrong'; readonly message: string };

const examples = `
Examples:
  npx hx-ws-migrate --check                          what is left, for CI
  npx hx-ws-migrate --diff templates > hx-ws.patch   a patch to look at; git apply hx-ws.patch
  npx hx-ws-migrate templates                        rewrite in place
  npx hx-ws-migrate --target htmx4 templates         the next step, for htmx 4
  npx hx-ws-migrate --check --format json=left.json  a report for programs beside the one for people
  git ls-files -z '*.html' | npx hx-ws-migrate --files-from -
  npx hx-ws-migrate --explain dynamic-value          what a finding means

Exit codes:
  0    nothing is left for a person (--check: nothing legacy is left; --diff: it worked)
  1    a finding at --fail-on or above is left, or more warnings than --max-warnings
  2    a bad option or path, or the system refused to read or write a file (the others were done)
  130  interrupted: every file is whole, old or new`;

/** Reads the arguments, without the program's own name; help and the version go to `print`. */
export function parseArguments(
  argv: readonly string[],
  version: string,
  dialectNames: readonly DialectName[],
  print: (text: string) => void,
): Parsed {
  const program = commandOf(version, dialectNames).configureOutput({ writeOut: print, writeErr: () => {} });
  try {
    program.parse(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { kind: 'done' };
    return { kind: 'wrong', message: error.message.replace(/^error: /, '') };
  }
  const options = program.opts<Options>();
  if (options.explain !== undefined) {
    return { kind: 'explain', slug: options.explain === true ? undefined : options.explain };
  }
  if (options.completion !== undefined) {
    print(
      shells[options.completion]?.(
        [...program.options, program.createOption('-h, --help', 'this text')].map(completionOf),
      ) ?? '',
    );
    return { kind: 'done' };
  }
  const settings = settingsOf(options, program.args);
  const message = contradictionIn(settings, program.args);
  return message === undefined ? { kind: 'run', settings } : { kind: 'wrong', message };
}

function commandOf(version: string, dialectNames: readonly DialectName[]): Command {
  return new Command('hx-ws-migrate')
    .usage('[options] [paths...]')
    .description(
      'Rewrites htmx 1\'s hx-ws attributes to hx-ext="ws" ws-connect ws-send, in place, in every text file of the paths\n' +
        '(default: the current directory). .git, node_modules and what .gitignore names are never walked.',
    )
    .argument('[paths...]', 'files, read whatever their extension, and directories, walked')
    .addOption(
      new Option('--check', 'list what is left, write nothing, exit 1 if anything is').conflicts(['diff', 'dryRun']),
    )
    .option('--diff', 'print the patch, write nothing')
    .option('--dry-run', 'the same as --diff')
    .option('--stdin-filepath <path>', 'one document, stdin to stdout, read as if it were at this path')
    .option('--explain [slug]', 'what a finding means, with before and after; without a slug, all of them')
    .addOption(new Option('--target <name>', 'what to write').choices(['htmx2', 'htmx4']).default('htmx2'))
    .option(
      '--format <name[=file]>',
      `the report's form: ${Object.keys(formats).join(', ')}; repeatable, all but one with a file`,
      (text: string, before: readonly FormatRequest[] = []) => [...before, parseFormat(text)],
    )
    .option(
      '--dialect <glob=name>',
      'the template language of some files, by hand; repeatable, the last that fits counts',
      (text: string, before: readonly DialectByHand[] = []) => [...before, parseDialect(text, dialectNames)],
    )
    .option('--ignore <glob>', 'leave these out, in the syntax of .gitignore; repeatable', append)
    .option('--no-gitignore', 'walk what .gitignore names, too')
    .option('--hidden', 'walk what begins with a dot, too')
    .option('--files-from <file>', 'read the paths from a file, or from stdin for -; by lines, or by NULs')
    .addOption(
      new Option(
        '--changed [ref]',
        'only what differs from the last commit, or from where the branch left <ref>',
      ).conflicts(['staged', 'filesFrom']),
    )
    .addOption(
      new Option(
        '--staged',
        'only what the next commit changes; read as it is staged, unless it is rewritten',
      ).conflicts('filesFrom'),
    )
    .option('--require-clean', 'leave files alone that have uncommitted changes')
    .option('--add-script <url>', "add the ws extension's script tag after htmx's, where it is missing", parseUrl)
    .option('--include-comments', 'also rewrite commented-out markup')
    .addOption(
      new Option('--fail-on <level>', 'the level of findings that makes the exit status 1')
        .choices(['error', 'warning'])
        .default('error'),
    )
    .option('--max-warnings <n>', 'more warnings than this make the exit status 1', parseCount)
    .addOption(
      new Option('--max-size <size>', 'leave larger files alone').argParser(parseSize).default(defaultMaxSize, '5mb'),
    )
    .addOption(
      new Option('--completion <shell>', 'print what completes the options in a shell').choices(Object.keys(shells)),
    )
    .option('-q, --quiet', 'no notes, no summary, no progress')
    .option('--verbose', 'name every file that was skipped, every suppressed finding, and what to do about each')
    .option('--color', 'colour, even where it is not a terminal')
    .option('--no-color', 'no colour')
    .option('--no-progress', 'no progress on the terminal')
    .helpOption('-h, --help', 'this text')
    .version(version, '-v, --version', 'the version')
    .addHelpText('after', examples)
    .showSuggestionAfterError(true)
    .exitOverride();
}

/** How a shell completes an option. Help and the version are options, too. */
function completionOf(option: Option): CompletionOption {
  const byName: Readonly<Record<string, readonly string[]>> = {
    '--format': Object.keys(formats),
  };
  const long = option.long ?? '';
  return {
    long,
    short: option.short ?? '',
    description: option.description,
    value: option.required ? 'needed' : option.optional ? 'maybe' : 'none',
    choices: option.argChoices ?? byName[long] ?? [],
  };
}

function append(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text];
}

function parseFormat(text: string): FormatRequest {
  const equals = text.indexOf('=');
  const name = equals < 0 ? text : text.slice(0, equals);
  const file = equals < 0 ? undefined : text.slice(equals + 1);
  if (!isFormatName(name)) throw new InvalidArgumentError(`The formats are ${Object.keys(formats).join(', ')}.`);
  if (file === '') throw new InvalidArgumentError(`The file's name is missing: --format ${name}=report.${name}.`);
  return { name, file };
}

function parseDialect(text: string, names: readonly DialectName[]): DialectByHand {
  // A glob may hold the sign, a name never does.
  const equals = text.lastIndexOf('=');
  const glob = text.slice(0, equals);
  const name = names.find((known) => known === text.slice(equals + 1));
  if (equals < 1) throw new InvalidArgumentError("Write it as a glob and a name: --dialect '*.tpl=jinja'.");
  if (name === undefined) throw new InvalidArgumentError(`The dialects are ${names.join(', ')}.`);
  return { glob: encode(glob), name };
}

function parseCount(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('It takes a whole number: --max-warnings 0.');
  return Number(text);
}

function parseUrl(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('It takes what stands in src: --add-script /js/ws.min.js.');
  if (/[<>\r\n]/.test(text.replace(/<%.*?%>|<\?.*?\?>/g, '')) || (text.includes('"') && text.includes("'"))) {
    throw new InvalidArgumentError(
      'It cannot stand in a src attribute: it takes a URL, or what your template makes one of.',
    );
  }
  return encode(text);
}

function parseSize(text: string): number {
  const size = parseByteSize(text);
  if (size === undefined) throw new InvalidArgumentError('It takes a number of bytes, or a size: --max-size 20mb.');
  return size;
}
