// Answers HTTP requests with whatever text a path has. Does not know where texts come from.
import type { IncomingMessage, ServerResponse } from 'node:http';

/** @param read the text at a path such as `/chat.html`, or undefined when there is none. */
export function serveFiles(
  read: (path: string) => Promise<string | undefined>,
): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (path === '/favicon.ico') {
      response.writeHead(204).end();
      return;
    }
    read(path).then(
      (text) => response.writeHead(text === undefined ? 404 : 200, headersFor(path)).end(text ?? 'Not found'),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  };
}

function headersFor(path: string): Record<string, string> {
  const kind = path.endsWith('.js') ? 'text/javascript' : path.endsWith('.css') ? 'text/css' : 'text/html';
  return {
    'content-type': `${kind}; charset=utf-8`,
    'cache-control': 'no-store',
    // htmx writes its indicator styles into the page; no script but ours and no connection but to here.
    'content-security-policy': "default-src 'self'; style-src 'self' 'unsafe-inline'",
  };
}
