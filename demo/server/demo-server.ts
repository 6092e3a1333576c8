// The server behind the old pages: one htmx major, with or without the shim, real WebSockets. Does not know who asks.
import { addScripts } from './add-scripts.ts';
import { type HtmxBuild, htmxVersion, readExtension, readHtmx, readPage } from './assets.ts';
import { bundleShim } from './bundle-shim.ts';
import { createChatRoom } from './chat-room.ts';
import { createCounter } from './counter.ts';
import { listenOnLoopback } from './loopback.ts';
import { serveChannels } from './serve-channels.ts';
import { serveFiles } from './serve-files.ts';
import { createUpload } from './upload.ts';

export interface DemoOptions {
  readonly htmx: HtmxBuild;
  /** Adds the shim's script line to every page. */
  readonly shim: boolean;
  /** Adds the line of htmx's own WebSocket extension; for pages that were rewritten. Default false. */
  readonly extension?: boolean;
  /** 0, the default, lets the system choose. */
  readonly port?: number;
  /** ms between two ticks of the counter, default 1000; 0 leaves them to `tick`. */
  readonly tickMs?: number;
  /** What becomes of a page, and of the pieces that the chat sends, before it leaves. Default: nothing. */
  readonly rewrite?: (html: string, name: string) => string;
}

export interface DemoServer {
  readonly url: string;
  /** Ends every WebSocket connection: with `code`, or without a farewell, which browsers report as 1006. */
  readonly dropConnections: (code?: number) => void;
  /** Stops listening and cuts all connections; the chat's memory stays. */
  readonly stop: () => Promise<void>;
  /** Listens again on the same port. */
  readonly restart: () => Promise<void>;
  /** Counts the counter one further. */
  readonly tick: () => void;
  readonly close: () => Promise<void>;
}

/** @throws Error in plain words when the port is taken or the shim's sources do not compile. */
export async function createDemoServer(options: DemoOptions): Promise<DemoServer> {
  const { htmx, shim, extension = false, rewrite = (html) => html } = options;

  const added = new Map<string, string>();
  if (shim) added.set('/hx-ws-shim.js', await bundleShim());
  if (extension) added.set('/ws.js', await readExtension());
  const scripts = new Map([['/htmx.js', await readHtmx(htmx)], ...added]);
  const servedWith = `htmx ${htmxVersion(htmx)}${shim ? ' and the shim' : ', without the shim'}`;

  const readPiece = async (name: string): Promise<string> => rewrite((await readPage(name)) ?? '', name);
  const counter = createCounter(options.tickMs ?? 1000);
  const chat = createChatRoom({ form: await readPiece('chat-form.html'), input: await readPiece('chat-input.html') });
  const channels = serveChannels({ '/chat': chat, '/counter': counter, '/upload': createUpload() });

  const files = serveFiles(async (path) => {
    const script = scripts.get(path);
    if (script !== undefined) return script;
    const name = path === '/' ? 'index.html' : path.slice(1);
    const text = await readPage(name);
    if (text === undefined || !name.endsWith('.html')) return text;
    return addScripts(rewrite(text, name), [...added.keys()]).replace('{{ served with }}', servedWith);
  });

  const handlers = { request: files, upgrade: channels.upgrade };
  const server = await listenOnLoopback(handlers, options.port).catch((error: unknown) => {
    counter.close();
    throw error;
  });
  return {
    url: server.url,
    dropConnections: channels.drop,
    stop: server.stop,
    restart: server.start,
    tick: counter.tick,
    close() {
      counter.close();
      return server.stop();
    },
  };
}
