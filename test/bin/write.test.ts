// Files on a real disk, whole whatever happens: modes, links, refusals at every step, and what killed runs leave behind.
import { Buffer } from 'node:buffer';
import * as fs from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { temporaryName } from '../../bin/disk/stale.ts';
import type { Files } from '../../bin/io.ts';
import { createWorld, filesWith, systemError, type World } from './world.ts';

let world: World;
afterEach(() => world.remove());

const old = '<p hx-ws="send">\r\n';
const migrated = '<p ws-send>\r\n';

test('keeps the mode, and every byte outside of the edits, whatever the encoding', async () => {
  world = createWorld();
  const bytes = Buffer.from(Array.from({ length: 255 }, (_, index) => index + 1));
  world.write('a.html', Buffer.concat([Buffer.from('\ufeff'), bytes, Buffer.from(old), bytes]));
  fs.chmodSync(world.path('a.html'), 0o6751);
  await world.run(['-q', 'a.html']);
  expect(fs.readFileSync(world.path('a.html'))).toEqual(
    Buffer.concat([Buffer.from('\ufeff'), bytes, Buffer.from(migrated), bytes]),
  );
  expect(fs.statSync(world.path('a.html')).mode & 0o7777).toBe(0o6751);
  expect(fs.readdirSync(world.root)).toEqual(['a.html']);
});

test('leaves the time of a file with nothing to do', async () => {
  world = createWorld({ 'a.html': '<p ws-send>' });
  fs.utimesSync(world.path('a.html'), 1, 1);
  await world.run([]);
  expect(fs.statSync(world.path('a.html')).mtimeMs).toBe(1000);
});

describe('links', () => {
  test('a named one stays a link, and its target is rewritten', async () => {
    world = createWorld({ 'real/a.html': old, 'there/other.txt': '' });
    fs.symlinkSync('../real/a.html', world.path('there/link.html'));
    expect(await world.run(['there/link.html'])).toMatchObject({ code: 0 });
    expect(fs.readlinkSync(world.path('there/link.html'))).toBe('../real/a.html');
    expect(world.read('real/a.html')).toBe(migrated);
    expect(fs.readdirSync(world.path('there'))).toEqual(['link.html', 'other.txt']);
  });

  test('that lead out of the walked tree are not followed, and said to be', async () => {
    world = createWorld({ 'out/a.html': old, 'in/b.html': old });
    fs.symlinkSync('../out', world.path('in/directory'));
    fs.symlinkSync('../out/a.html', world.path('in/file.html'));
    fs.symlinkSync('.', world.path('in/circle'));
    fs.symlinkSync('b.html', world.path('in/same.html'));
    fs.symlinkSync('nowhere', world.path('in/dangling'));
    fs.symlinkSync('self', world.path('in/self'));
    const { code, stdout } = await world.run(['in', '--format', 'json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      summary: { files: 1, scanned: 1, skipped: 4, rewritten: 1 },
      skipped: [
        { path: 'in/dangling', reason: 'a link that leads nowhere: ENOENT: it does not exist (any more)' },
        {
          path: 'in/directory',
          reason: `a link out of the walked tree, to ${world.path('out')}; name the target to have it read`,
        },
        {
          path: 'in/file.html',
          reason: `a link out of the walked tree, to ${world.path('out/a.html')}; name the target to have it read`,
        },
        { path: 'in/self', reason: 'a link that leads nowhere: ELOOP: its symbolic links lead in a circle' },
      ],
    });
    expect(world.read('out/a.html')).toBe(old);
  });

  test('a file that is met twice, by a link and by its name, is done once', async () => {
    world = createWorld({ 'a.html': old });
    fs.symlinkSync('a.html', world.path('z.html'));
    const { stdout } = await world.run(['z.html', 'a.html', '.', './a.html', '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({ summary: { files: 1, occurrences: 1, rewritten: 1 } });
    const { findings }: { findings: readonly { slug: string; path: string }[] } = JSON.parse(stdout);
    expect(findings.map(({ slug, path }) => [slug, path])).toEqual([
      ['extension-script', 'a.html'],
      ['send', 'a.html'],
    ]);
  });

  test('of the hard kind: the other name keeps the old text, and that is said', async () => {
    world = createWorld({ 'a.html': old });
    fs.linkSync(world.path('a.html'), world.path('backup'));
    const { stderr } = await world.run(['a.html']);
    expect(stderr).toContain('a.html: had 1 more name (a hard link); only this one has the new text\n');
    expect(world.all()).toEqual({ 'a.html': migrated, backup: old });
  });

  test('of the hard kind, all of them met: all have the new text, as files of their own', async () => {
    world = createWorld({ 'a.html': old });
    fs.linkSync(world.path('a.html'), world.path('b.html'));
    fs.linkSync(world.path('a.html'), world.path('c'));
    const { stderr } = await world.run(['a.html', 'b.html', '-q']);
    expect(stderr).toBe('a.html, b.html: had 1 more name (a hard link); only these have the new text\n');
    expect(world.all()).toEqual({ 'a.html': migrated, 'b.html': migrated, c: old });
    fs.rmSync(world.path('b.html'));
    fs.linkSync(world.path('c'), world.path('b.html'));
    expect((await world.run(['b.html', 'c', '-q'])).stderr).toBe(
      'b.html, c: were names of one file (hard links), and are now files of their own with the same text\n',
    );
    expect(world.all()).toEqual({ 'a.html': migrated, 'b.html': migrated, c: migrated });
  });
});

/** Fails the first call that `when` picks. */
function failing<K extends keyof Files>(name: K, code: string, when: (...args: readonly unknown[]) => boolean): Files {
  const real = Reflect.get(fs, name) as (...args: readonly unknown[]) => unknown;
  let done = false;
  const fails = (...args: readonly unknown[]) => {
    if (!done && when(...args)) {
      done = true;
      throw systemError(code, name);
    }
    return real(...args);
  };
  return filesWith({ [name]: fails });
}

const isTemporary = (path: unknown) => String(path).endsWith('.tmp');

describe('a refusal of the system', () => {
  test.each<[string, Files, string]>([
    [
      'to open it',
      failing('openSync', 'EACCES', (path) => String(path).endsWith('/a.html')),
      'EACCES: permission denied; check its mode and owner, and those of its directory',
    ],
    [
      'of a read-only file',
      failing('accessSync', 'EACCES', () => true),
      'EACCES: permission denied; check its mode and owner, and those of its directory',
    ],
    ['on a read-only disk', failing('openSync', 'EROFS', isTemporary), 'EROFS: the file system is read-only'],
    ['on a full disk', failing('writeSync', 'ENOSPC', () => true), 'ENOSPC: the disk is full'],
    ['when it is synchronised', failing('fsyncSync', 'EIO', () => true), 'EIO: the device failed'],
    [
      'when its mode is set',
      failing('fchmodSync', 'EPERM', () => true),
      'EPERM: the system does not permit it; check its owner and attributes',
    ],
    ['when it is renamed', failing('renameSync', 'EBUSY', () => true), 'EBUSY: another program holds it'],
  ])('%s: the file is whole and named, the rest goes on', async (_title, files, reason) => {
    world = createWorld({ 'a.html': old, 'b.html': old });
    const { code, stderr, stdout } = await world.run(['--format', 'json'], { files });
    expect(code).toBe(2);
    expect(stderr).toContain(`a.html: ${reason}\n`);
    expect(world.all()).toEqual({ 'a.html': old, 'b.html': migrated });
    expect(JSON.parse(stdout).skipped).toEqual([{ path: 'a.html', reason }]);
  });

  test('leaves the finding as an error, for the place is still there', async () => {
    world = createWorld({ 'a.html': old });
    const { stdout, stderr } = await world.run(['--format', 'json'], {
      files: failing('renameSync', 'EIO', () => true),
    });
    const report = JSON.parse(stdout);
    expect(report.summary).toMatchObject({ occurrences: 1, rewritten: 0, errors: 1 });
    expect(report.findings.map(({ slug, level }: Record<string, string>) => `${slug} ${level}`)).toContain(
      'send error',
    );
    expect(stderr).toContain('1 place in 1 file: 1 could not be written');
  });

  test('of a directory: what is in it is missing, and said to be', async () => {
    world = createWorld({ 'a/x.html': old, 'b/y.html': old });
    const files = failing('readdirSync', 'EACCES', (path) => String(path).endsWith('/a/'));
    expect(await world.run([], { files })).toMatchObject({ code: 2 });
    expect(world.all()).toEqual({ 'a/x.html': old, 'b/y.html': migrated });
  });
});

describe('meanwhile', () => {
  const changing = (change: (path: string) => void): Files =>
    filesWith({
      openSync: (path, ...rest) => {
        if (isTemporary(path)) change(join(dirname(String(path)), 'a.html'));
        return fs.openSync(path, ...rest);
      },
    });

  test('the file was changed: left as it is now', async () => {
    world = createWorld({ 'a.html': old });
    const said = await world.run([], { files: changing((path) => fs.writeFileSync(path, `${old}more`)) });
    expect(said).toMatchObject({ code: 2 });
    expect(said.stderr).toContain('a.html: it changed while this run was at work, and was left as it is; run again\n');
    expect(world.all()).toEqual({ 'a.html': `${old}more` });
  });

  test('another run did the same: done, and said so', async () => {
    world = createWorld({ 'a.html': old });
    const said = await world.run(['-q'], { files: changing((path) => fs.writeFileSync(path, migrated)) });
    expect(said).toMatchObject({
      code: 0,
      stderr: 'a.html: another run rewrote it at the same time, in the same way\n',
    });
    expect(world.all()).toEqual({ 'a.html': migrated });
  });

  test('it vanished', async () => {
    world = createWorld({ 'a.html': old });
    const said = await world.run([], { files: changing((path) => fs.rmSync(path)) });
    expect(said.stderr).toContain('a.html: ENOENT: it does not exist (any more)\n');
    expect(world.all()).toEqual({});
  });

  test('it became a directory', async () => {
    world = createWorld({ 'a.html': old });
    const change = (path: string) => {
      fs.rmSync(path);
      fs.mkdirSync(path);
    };
    const said = await world.run([], { files: changing(change) });
    expect(said.stderr).toContain('a.html: EISDIR: it is a directory\n');
    expect([said.code, fs.readdirSync(world.root)]).toEqual([2, ['a.html']]);
  });

  test('it became a pipe between the look at its directory and its opening: nothing waits for a writer', async () => {
    world = createWorld({ 'a.html': old });
    const { execFileSync } = await import('node:child_process');
    const files = filesWith({
      openSync: (path, ...rest) => {
        if (String(path).endsWith('a.html') && fs.statSync(path).isFile()) {
          fs.rmSync(path);
          execFileSync('mkfifo', [String(path)]);
        }
        return fs.openSync(path, ...rest);
      },
    });
    expect(await world.run([], { files })).toMatchObject({ code: 0 });
  });
});

describe('what is written is looked at once more', () => {
  test('a disk that keeps something else is found out', async () => {
    world = createWorld({ 'a.html': old });
    const files = filesWith({
      fsyncSync: (fd) => {
        fs.writeSync(fd, 'X', 0);
        fs.fsyncSync(fd);
      },
    });
    const said = await world.run([], { files });
    expect(said.stderr).toContain('the disk did not keep what was written to it');
    expect([said.code, world.all()]).toEqual([2, { 'a.html': old }]);
  });

  test('a codemod that loses a byte, or does not finish, is found out', async () => {
    const { fakeCodemod } = await import('./fake-codemod.ts');
    for (const [spoil, fault] of [
      [(output: string) => output.slice(1), 'bytes outside the edits differ'],
      [(output: string) => `${output} `, 'bytes outside the edits differ'],
    ] as const) {
      world = createWorld(
        { 'a.html': old },
        {
          ...fakeCodemod,
          migrate: (source, options) => {
            const migration = fakeCodemod.migrate(source, options);
            return { ...migration, output: spoil(migration.output) };
          },
        },
      );
      const said = await world.run([]);
      expect(said.stderr).toContain(`a.html: a fault of hx-ws-migrate: ${fault}; the file was left as it is`);
      expect([said.code, world.all()]).toEqual([2, { 'a.html': old }]);
      world.remove();
    }
    world = createWorld(
      { 'a.html': old },
      {
        ...fakeCodemod,
        migrate: (source) => ({
          output: `${source} `,
          edits: [{ start: source.length, end: source.length, replacement: ' ' }],
          findings: [],
          occurrences: [],
          providesExtension: false,
        }),
      },
    );
    const said = await world.run([]);
    expect(said.stderr).toContain('the result still holds what could be fixed');
    expect([said.code, world.all()]).toEqual([2, { 'a.html': old }]);
  });

  test('one file that the codemod trips over does not stop the rest', async () => {
    const { fakeCodemod } = await import('./fake-codemod.ts');
    world = createWorld(
      { 'a.html': `${old}trip`, 'b.html': old },
      {
        ...fakeCodemod,
        migrate: (source, options) => {
          if (source.endsWith('trip')) throw new Error('overlap at 3');
          return fakeCodemod.migrate(source, options);
        },
      },
    );
    const said = await world.run([]);
    expect(said.stderr).toContain(
      'a.html: a fault of hx-ws-migrate: overlap at 3; the file was left as it is, please report this with it\n',
    );
    expect([said.code, world.all()]).toEqual([2, { 'a.html': `${old}trip`, 'b.html': migrated }]);
  });
});

describe('temporary files of killed runs', () => {
  const self = (pid: number, host = 'here') => ({ pid, host, isAlive: (other: number) => other === 1 });
  const left = (pid: number, host?: string) => temporaryName(self(pid, host), 7);

  test('are removed, where a run walks and where it writes; those of a live run, of another machine and of others are not', async () => {
    world = createWorld({
      [`walked/${left(99)}`]: 'x',
      [`walked/${left(1)}`]: 'live',
      [`walked/${left(99, 'elsewhere')}`]: 'recent',
      'walked/.hx-ws-migrate-mine.tmp': 'not ours',
      [`named/${left(99)}`]: 'x',
      'named/a.html': old,
    });
    await world.run(['walked'], { self: self(4242) });
    await world.run(['named/a.html'], { self: self(4242) });
    expect(world.all()).toEqual({
      [`walked/${left(1)}`]: 'live',
      [`walked/${left(99, 'elsewhere')}`]: 'recent',
      'walked/.hx-ws-migrate-mine.tmp': 'not ours',
      'named/a.html': migrated,
    });
  });

  test('of another machine are removed after a day', async () => {
    const name = left(99, 'elsewhere');
    world = createWorld({ [name]: 'x' });
    const before = Date.now() / 1000 - 25 * 60 * 60;
    fs.utimesSync(world.path(name), before, before);
    await world.run([]);
    expect(world.all()).toEqual({});
  });

  test('are not read, nor removed where nothing is to be written', async () => {
    world = createWorld({ [left(99)]: old });
    expect(await world.run(['--check', '--hidden'])).toMatchObject({ code: 0, stdout: '' });
    expect(world.all()).toEqual({ [left(99)]: old });
  });
});
