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

/** The sentence for what was thrown: for the system's errors their code stands in front, for those who search. */
export function reasonFor(error: unknown): string {
  if (isSystemError(error)) return `${error.code}: ${meanings[error.code] ?? error.message.replace(/^[A-Z]+: /, '')}`;
  return hasMessage(error) ? error.message : String(error);
}

/** Whether an error came from the system, not from a broken program. By its shape: not every Error is of this realm. */
export function isSystemError(error: unknown): error is Error & { readonly code: string } {
  return hasMessage(error) && 'syscall' in error && 'code' in error && typeof error.code === 'string';
}

function hasMessage(error: unknown): error is Error {
  return typeof error === 'object' && error !== null && 'message' in error;
}
