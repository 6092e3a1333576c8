// `--dialect`: which files have been given a template language by hand. Knows no dialect.
import { posix } from 'node:path';
import type { DialectName } from '../codemod.ts';
import { coversFile, type IgnoreList, parseGlobs } from '../find/gitignore.ts';
import type { DialectByHand } from '../settings.ts';

/** For an absolute path, the dialect of the last glob that covers it; globs are relative to `cwd`. */
export function dialectsByHand(
  requests: readonly DialectByHand[],
  cwd: string,
): (absolute: string) => DialectName | undefined {
  const lists = requests.flatMap(
    ({ glob, name }): readonly { readonly list: IgnoreList; readonly name: DialectName }[] => {
      const list = parseGlobs([glob]);
      return list ? [{ list, name }] : [];
    },
  );
  return (absolute) => lists.findLast(({ list }) => coversFile(list, posix.relative(cwd, absolute)))?.name;
}
