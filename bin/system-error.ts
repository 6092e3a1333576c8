// What the system's error codes mean to a person, and what to do. Knows nothing of what was tried.

const meanings: Readonly<Record<string, string>> = {
  EACCES: 'permission denied; check its mode and owner, and those of its directory',
  EPERM: 'the system does not permit it; check its owner and attributes',
  EROFS: 'the file system is read-only',
  ENOENT: 'it does not exist (any more)',
  ENOTDIR: 'a part of its path is not a directory',
  EISDIR: 'it is a directory',
  ELOOP: 'its symbolic links lead in a circle',
  ENAMETOOLONG: 'its path is too long for the system',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EMFILE: 'too many open files; raise ulimit -n',
  EBUSY: 'another program holds it',
  EIO: 'the device failed',
};

/** The sentence for an error thrown by node:fs; its code stands in front, for those who search. */
export function reasonFor(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : undefined;
  if (code === undefined) return error.message;
  return `${code}: ${meanings[code] ?? error.message.replace(/^[A-Z]+: /, '')}`;
}

/** Whether an error came from the system, not from a broken program. */
export function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}
