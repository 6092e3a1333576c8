// From the address as written to the one that a WebSocket opens. Knows nothing of elements.

/** An address to connect to. */
export interface Target {
  readonly url: string;
  /** Whether the page's own host (name and port) answers. */
  readonly sameHost: boolean;
}

/** Where the page is. */
export interface Page {
  /** Whose host and scheme are the page's own. */
  readonly location: { readonly href: string; readonly host: string };
  /** What relative addresses are read against. */
  readonly document: { readonly baseURI: string };
}

/**
 * `/path` and `//host/path` take the page's host and scheme (`wss:` on https), whatever `<base>` says; `ws:/path` and
 * `wss:/path` (one slash: a prefix and a path, as documented for hx-ws) take that scheme and the page's host; relative
 * addresses are read against the base; all else is as the browser reads it.
 * @param written the address in the attribute
 * @throws TypeError where the address cannot be read
 */
export function resolveUrl(written: string, page: Page): Target {
  const [, scheme, path] = /^(wss?:)(\/(?!\/).*)$/is.exec(written) ?? [];
  const address = path ?? written;
  const url = new URL(address, address.startsWith('/') ? page.location.href : page.document.baseURI);
  url.protocol = scheme ?? url.protocol.replace('http', 'ws');
  return { url: url.href, sameHost: url.host === page.location.host };
}
