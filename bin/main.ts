// The command from its arguments to its exit status. Knows nothing of process: the world comes in as `io`.
import type { Codemod } from './codemod.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import type { Io } from './io.ts';
import { parseArguments } from './program.ts';
import { explainFinding, listFindings, slugsOf } from './report/explain.ts';
import { run } from './run.ts';
import { runDocument } from './run-document.ts';

const pipedData =
  'there is data on stdin and no path was given, so nothing was done. For the document on stdin: --stdin-filepath <its path>; ' +
  'for every file below the current directory: hx-ws-migrate .';

/**
 * Runs the command; `argv` is without the program's own name. Never throws for what users or systems do: that is told
 * on `io.stderr`. What it throws is a fault of the program.
 */
export async function main(argv: readonly string[], io: Io, given?: Codemod): Promise<ExitCode> {
  const codemod = given ?? (await import('../codemod/index.ts'));
  const parsed = parseArguments(argv, io.version, codemod.dialectNames, (text) => io.stdout.write(text));
  if (parsed.kind === 'done') return exitCodes.clean;
  if (parsed.kind === 'wrong') {
    io.stderr.write(`hx-ws-migrate: ${parsed.message}\nhx-ws-migrate --help lists every option.\n`);
    return exitCodes.failed;
  }
  if (parsed.kind === 'run') {
    const { settings } = parsed;
    // Who pipes a document means that document, not every file around. What writes nothing needs no such care.
    if (
      settings.mode === 'rewrite' &&
      settings.isDefaultPath &&
      settings.stdinPath === undefined &&
      io.hasStdinData()
    ) {
      io.stderr.write(`hx-ws-migrate: ${pipedData}\n`);
      return exitCodes.failed;
    }
    try {
      return settings.stdinPath === undefined
        ? await run(settings, io, codemod)
        : await runDocument(settings, settings.stdinPath, io, codemod);
    } catch (error) {
      // While stdin is read, an interruption ends the reading.
      if (io.signal.aborted) return exitCodes.interrupted;
      throw error;
    }
  }
  const text =
    parsed.slug === undefined ? listFindings(codemod.catalogue) : explainFinding(parsed.slug, codemod.catalogue);
  if (text === undefined) {
    io.stderr.write(
      `hx-ws-migrate: no finding is called ${parsed.slug}. They are ${slugsOf(codemod.catalogue).join(', ')}.\n`,
    );
    return exitCodes.failed;
  }
  io.stdout.write(text);
  return exitCodes.clean;
}
