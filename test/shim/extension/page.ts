// The extension at work on a page without htmx: fake sockets, a fake world, and a process() that the test calls.

import { allRoles } from '../../../shim/attributes/roles.ts';
import type { Undo } from '../../../shim/extension/dispatch.ts';
import { startExtension } from '../../../shim/extension/extension.ts';
import type { Host } from '../../../shim/extension/host.ts';
import { FakeEnvironment } from '../fakes/environment.ts';
import { fakeHost } from '../fakes/host.ts';
import { FakeSocket } from '../fakes/socket.ts';

export interface Page {
  readonly env: FakeEnvironment;
  /** Every socket ever made, oldest first. */
  readonly sockets: readonly FakeSocket[];
  /** Says that htmx has processed this. */
  process(root?: ParentNode): void;
  /** The URLs of the sockets that live. */
  live(): readonly string[];
  stop(): void;
}

/** Starts the extension on this page, which is processed unless `parts` bring an `attend` of their own. */
export function startPage(html: string, parts: Partial<Host> = {}): Page {
  document.body.innerHTML = html;
  const env = new FakeEnvironment();
  const sockets: FakeSocket[] = [];
  const processed: ((root: ParentNode) => void)[] = [];
  const host = fakeHost({
    createSocket(url) {
      const socket = new FakeSocket(url);
      sockets.push(socket);
      return socket as unknown as WebSocket;
    },
    blocking: '[hx-disable]',
    attend: (extension) => void processed.push(extension.processed),
    ...parts,
  });
  const undo: Undo = [() => processed.splice(0)];
  startExtension(host, { ...allRoles, found() {} }, env, undo);
  const stop = () => {
    for (const act of undo.splice(0).reverse()) act();
  };
  const process = (root: ParentNode = document.body) => {
    for (const callback of processed) callback(root);
  };
  process();
  return { env, sockets, process, live: () => sockets.filter(({ live }) => live).map(({ url }) => url), stop };
}

/** Lets the observers of mutations be heard. */
export const observed = (): Promise<void> => Promise.resolve();
