// Whether a file is the product of a generator, which would undo any change. Knows paths and headers.

/** How much of a file's beginning may say so, in UTF-16 units. */
const header = 2000;

/** True for `*_templ.go`, coverage reports, patches, and files whose head says that they are generated. */
export function isGenerated(path: string, source: string): boolean {
  if (/_templ\.(?:go|txt)$|(?:^|[\\/])(?:lcov-report|htmlcov)[\\/]/i.test(path)) return true;
  if (/\.(?:patch|diff|rej)$/i.test(path) || source.startsWith('diff --git ')) return true;
  const head = source.slice(0, header);
  return /\bDO NOT EDIT\b|@generated\b|<title>Code coverage report\b|class="coverage(?:-summary)?"|<meta name="generator" content="coverage/i.test(
    head,
  );
}
