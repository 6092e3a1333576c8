// Where the Chromium of this machine is: what CHROME_PATH says, else the usual places. Installs nothing.
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What the places are looked up in; a test hands in its own. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  isExecutable(path: string): boolean;
}

const thisMachine: Machine = { platform: process.platform, env: process.env, isExecutable };

/**
 * The path of a Chromium, Chrome or Edge, in this order; undefined where there is none.
 * @throws Error when CHROME_PATH is set and is no executable file, since another browser is not what was asked for
 */
export function findChromium(machine: Machine = thisMachine): string | undefined {
  const asked = machine.env['CHROME_PATH'];
  if (!asked) return usualPlaces(machine).find((path) => machine.isExecutable(path));
  if (machine.isExecutable(asked)) return asked;
  throw new Error(`CHROME_PATH is ${asked}, which is no executable file. Set it to a Chromium, or unset it.`);
}

/**
 * The path of a Chromium without windows, in which a page opens in a third of the time; where there is none, of any.
 * It keeps no page for going back.
 * @throws Error as `findChromium`
 */
export function findHeadlessShell(machine: Machine = thisMachine): string | undefined {
  const shell = inFolders(machine, ['chromium-headless-shell']).find((path) => machine.isExecutable(path));
  return (machine.env['CHROME_PATH'] ? undefined : shell) ?? findChromium(machine);
}

function inFolders({ env }: Machine, names: readonly string[]): readonly string[] {
  const folders = [...(env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin'];
  return names.flatMap((name) => folders.filter(Boolean).map((folder) => join(folder, name)));
}

function usualPlaces(machine: Machine): readonly string[] {
  const { platform, env } = machine;
  switch (platform) {
    case 'darwin':
      return ['', env['HOME'] ?? ''].flatMap((home) =>
        ['Chromium', 'Google Chrome', 'Google Chrome Canary', 'Microsoft Edge'].map(
          (name) => `${home}/Applications/${name}.app/Contents/MacOS/${name}`,
        ),
      );
    case 'win32':
      return [
        'Chromium/Application/chrome.exe',
        'Google/Chrome/Application/chrome.exe',
        'Microsoft/Edge/Application/msedge.exe',
      ].flatMap((path) =>
        ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
          const folder = env[name];
          return folder ? [`${folder}/${path}`] : [];
        }),
      );
    default: {
      // chromium-browser last: on Ubuntu it may be a script that only says how to install the snap.
      const names = [
        'chromium',
        'google-chrome',
        'google-chrome-stable',
        'chrome',
        'microsoft-edge',
        'chromium-browser',
      ];
      return [...inFolders(machine, names), '/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge'];
    }
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
