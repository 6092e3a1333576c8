// Where a Chromium is looked for, and what happens where there is none.
import { describe, expect, test } from '@jest/globals';
import { findChromium, findHeadlessShell, type Machine } from '../../scripts/find-chromium.ts';
import { type Installer, provideChromium, provideHeadlessShell } from '../../scripts/provide-chromium.ts';

function machine(platform: NodeJS.Platform, env: Machine['env'], executables: readonly string[]): Machine {
  return { platform, env, isExecutable: (path) => executables.includes(path) };
}

describe('findChromium', () => {
  test.each<readonly [string, Machine, string | undefined]>([
    [
      'CHROME_PATH first',
      machine('linux', { CHROME_PATH: '/my/own', PATH: '/usr/bin' }, ['/my/own', '/usr/bin/chromium']),
      '/my/own',
    ],
    [
      'an empty CHROME_PATH as none',
      machine('linux', { CHROME_PATH: '', PATH: '/usr/bin' }, ['/usr/bin/chromium']),
      '/usr/bin/chromium',
    ],
    ['the path’s folders', machine('linux', { PATH: '/a:/b' }, ['/b/google-chrome']), '/b/google-chrome'],
    ['the usual folders, without a path', machine('linux', {}, ['/usr/bin/chromium']), '/usr/bin/chromium'],
    [
      'a real browser before what may be a script',
      machine('linux', { PATH: '/usr/bin' }, ['/usr/bin/chromium-browser', '/usr/bin/google-chrome']),
      '/usr/bin/google-chrome',
    ],
    ['Edge', machine('linux', {}, ['/opt/microsoft/msedge/msedge']), '/opt/microsoft/msedge/msedge'],
    [
      'macOS',
      machine('darwin', { HOME: '/Users/me' }, ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']),
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ],
    [
      'one user’s macOS',
      machine('darwin', { HOME: '/Users/me' }, ['/Users/me/Applications/Chromium.app/Contents/MacOS/Chromium']),
      '/Users/me/Applications/Chromium.app/Contents/MacOS/Chromium',
    ],
    [
      'Windows',
      machine('win32', { 'PROGRAMFILES(X86)': 'C:/Program Files (x86)' }, [
        'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
      ]),
      'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
    ],
    ['none', machine('linux', { PATH: '/a' }, ['/a/firefox']), undefined],
  ])('%s', (_, given, path) => {
    expect(findChromium(given)).toBe(path);
  });

  test('refuses a CHROME_PATH that leads nowhere, whatever else there is', () => {
    expect(() => findChromium(machine('linux', { CHROME_PATH: '/gone' }, ['/usr/bin/chromium']))).toThrow(
      'CHROME_PATH is /gone, which is no executable file. Set it to a Chromium, or unset it.',
    );
  });
});

describe('findHeadlessShell', () => {
  const both = ['/usr/bin/chromium', '/usr/bin/chromium-headless-shell', '/my/own'];
  test.each<readonly [string, Machine, string | undefined]>([
    ['the shell before any other', machine('linux', {}, both), '/usr/bin/chromium-headless-shell'],
    ['what was asked for, whatever else there is', machine('linux', { CHROME_PATH: '/my/own' }, both), '/my/own'],
    ['any, where there is no shell', machine('linux', {}, ['/usr/bin/chromium']), '/usr/bin/chromium'],
    ['none', machine('linux', {}, []), undefined],
  ])('%s', (_, given, path) => {
    expect(findHeadlessShell(given)).toBe(path);
  });
});

describe('provideHeadlessShell', () => {
  const chromium = '/usr/bin/chromium';
  const shell = '/usr/bin/chromium-headless-shell';
  const install = 'apt-get -qq -y --no-install-recommends install chromium-headless-shell';
  test.each([
    ['installs it as root', { shell: chromium, isRoot: true }, ['apt-get --version', install]],
    ['installs nothing where there is one', { shell, isRoot: true }, []],
    ['installs nothing as anyone else', { shell: chromium, isRoot: false }, []],
    [
      'asks for news of the packages before it gives up, and does without',
      { shell: chromium, isRoot: true, fails: 'install' },
      ['apt-get --version', install, 'apt-get -qq update', install],
    ],
  ])('%s', async (_, { shell: found, isRoot, fails }: { shell: string; isRoot: boolean; fails?: string }, expected) => {
    const ran: string[] = [];
    await provideHeadlessShell({
      isRoot,
      find: () => chromium,
      findShell: () => found,
      run: async (command, args) => {
        ran.push([command, ...args].join(' '));
        if (fails && args.includes(fails)) throw new Error('E: Unable to locate package');
      },
    });
    expect(ran).toEqual(expected);
  });
});

describe('provideChromium', () => {
  /** A machine that writes down what it was told to run; `fails` is the argument at which a command fails. */
  function installer(options: { found?: string; installs?: string; isRoot: boolean; fails?: string }) {
    const ran: string[] = [];
    let { found } = options;
    const given: Installer = {
      isRoot: options.isRoot,
      find: () => found,
      findShell: () => found,
      run: async (command, args) => {
        ran.push([command, ...args].join(' '));
        if (options.fails && args.includes(options.fails)) throw new Error('E: Unable to fetch some archives');
        if (args.includes('install')) found = options.installs;
      },
    };
    return { given, ran };
  }
  const apt = ['apt-get --version', 'apt-get -qq update', 'apt-get -qq -y --no-install-recommends install chromium'];

  test('installs nothing where there is one', async () => {
    const { given, ran } = installer({ found: '/usr/bin/chromium', isRoot: true });
    expect(await provideChromium(given)).toBe('/usr/bin/chromium');
    expect(ran).toEqual([]);
  });

  test('installs Debian’s as root', async () => {
    const { given, ran } = installer({ isRoot: true, installs: '/usr/bin/chromium' });
    expect(await provideChromium(given)).toBe('/usr/bin/chromium');
    expect(ran).toEqual(apt);
  });

  test('installs nothing as anyone else, and says how to get one', async () => {
    const { given, ran } = installer({ isRoot: false, installs: '/usr/bin/chromium' });
    await expect(provideChromium(given)).rejects.toThrow(
      /^There is no Chromium on this machine\.\n\n(.*\n)+.*apt-get install chromium(.*\n)+.*CHROME_PATH=\/path\/to\/chromium npm test$/,
    );
    expect(ran).toEqual([]);
  });

  test('says how to get one where there is no apt-get', async () => {
    const { given, ran } = installer({ isRoot: true, fails: '--version' });
    await expect(provideChromium(given)).rejects.toThrow(
      /^There is no Chromium on this machine\.\n\nThe browser suites/,
    );
    expect(ran).toEqual(apt.slice(0, 1));
  });

  test('shows what apt-get said when it fails', async () => {
    const { given, ran } = installer({ isRoot: true, fails: 'install' });
    await expect(provideChromium(given)).rejects.toThrow(
      /^There is no Chromium on this machine\. apt-get could not install it:\nE: Unable to fetch some archives\n\n/,
    );
    expect(ran).toEqual(apt);
  });

  test('does not take apt-get’s word for it', async () => {
    const { given } = installer({ isRoot: true });
    await expect(provideChromium(given)).rejects.toThrow(/yet there still is none\.\n\nThe browser suites/);
  });
});
