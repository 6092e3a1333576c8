// Finds a Chromium, or installs Debian's where that is allowed. Knows nothing of who wants it.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { findChromium, findHeadlessShell } from './find-chromium.ts';

/** What it asks of the machine; a test hands in its own. */
export interface Installer {
  /** @throws Error when CHROME_PATH leads nowhere */
  find(): string | undefined;
  findShell(): string | undefined;
  /** Whether packages may be installed: root. */
  readonly isRoot: boolean;
  /** @throws Error with the command's output, or where there is no such command */
  run(command: string, args: readonly string[]): Promise<void>;
}

const thisMachine: Installer = {
  find: findChromium,
  findShell: findHeadlessShell,
  isRoot: process.getuid?.() === 0,
  run,
};

const howToGetOne = [
  'The browser suites need Chromium, Chrome or Edge. Any of these will do:',
  '  Debian, Ubuntu:  sudo apt-get install chromium        (Ubuntu: or Google Chrome’s .deb)',
  '  Fedora:          sudo dnf install chromium',
  '  Arch:            sudo pacman -S chromium',
  '  Alpine:          sudo apk add chromium',
  '  macOS:           brew install --cask chromium',
  '  Windows:         winget install Google.Chrome',
  'Where one is installed in an unusual place: CHROME_PATH=/path/to/chromium npm test',
].join('\n');

/**
 * The path of a Chromium.
 * @throws Error that says how to get one
 */
export async function provideChromium(machine: Installer = thisMachine): Promise<string> {
  const found = machine.find();
  if (found) return found;
  let failure = 'There is no Chromium on this machine.';
  if (machine.isRoot && (await succeeds(machine.run('apt-get', ['--version'])))) {
    try {
      await machine.run('apt-get', ['-qq', 'update']);
      await machine.run('apt-get', ['-qq', '-y', '--no-install-recommends', 'install', 'chromium']);
      const installed = machine.find();
      if (installed) return installed;
      failure += ' apt-get installed the package chromium, yet there still is none.';
    } catch (error) {
      failure += ` apt-get could not install it:\n${(error as Error).message}`;
    }
  }
  throw new Error(`${failure}\n\n${howToGetOne}`);
}

/** Installs Debian's headless shell where it may and there is none. Without it the suites only take longer. */
export async function provideHeadlessShell(machine: Installer = thisMachine): Promise<void> {
  if (!machine.isRoot || machine.findShell() !== machine.find()) return;
  if (!(await succeeds(machine.run('apt-get', ['--version'])))) return;
  const install = () =>
    machine.run('apt-get', ['-qq', '-y', '--no-install-recommends', 'install', 'chromium-headless-shell']);
  if (await succeeds(install())) return;
  await succeeds(machine.run('apt-get', ['-qq', 'update']).then(install));
}

async function succeeds(task: Promise<void>): Promise<boolean> {
  return task.then(
    () => true,
    () => false,
  );
}

async function run(command: string, args: readonly string[]): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const started = promisify(execFile)(command, [...args], { env, maxBuffer: 64 * 1024 * 1024 });
  started.child.stdin?.end();
  await started.catch(({ message, stdout = '', stderr = '' }) => {
    throw new Error([message, stdout, stderr].join('\n').trim());
  });
}
