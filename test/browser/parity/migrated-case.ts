// An old page and its server's messages as the codemod rewrites them, for a major's own WebSocket extension. Runs nothing.
import { parseFragment } from 'parse5';
import { type FindingCode, migrate } from '../../../codemod/index.ts';
import type { ElementTree } from '../dom-tree.ts';
import type { Step } from './page-script.ts';
import type { Recording } from './recording.ts';
import type { PageCase } from './run-page.ts';

export type Target = 'htmx2' | 'htmx4';

export interface MigratedCase extends PageCase {
  /** What the codemod said of its pages and messages. */
  readonly findings: ReadonlySet<FindingCode>;
}

/** The script of each major's extension, at the address where `extensionScripts` puts it. */
const scriptLine = '<script src="/extension.js"></script>';

/** The case, rewritten; its pages load `extension` after htmx. */
export function migrateCase(subject: PageCase, target: Target, extension: string): MigratedCase {
  const findings = new Set<FindingCode>();
  const rewrite = (html: string, path: string): string => {
    const migration = migrate(html, { path, target });
    for (const { code } of migration.findings) findings.add(code);
    return migration.output;
  };
  const pages = Object.entries(subject.pages).map(([path, html]) => {
    const rewritten = rewrite(html, `page${path}.html`);
    return [path, rewritten.replace('<script src="/htmx.js"></script>', (tag) => tag + scriptLine)] as const;
  });
  const message = (text: string): string => {
    const rewritten = rewrite(text, 'message.html');
    return target === 'htmx4' ? marked(rewritten) : rewritten;
  };
  const steps = subject.script.steps.map(
    (step): Step => ('server' in step && step.server === 'send' ? { ...step, text: message(step.text) } : step),
  );
  return {
    name: subject.name,
    pages: { ...Object.fromEntries(pages), '/extension.js': extension },
    script: { ...subject.script, steps },
    findings,
  };
}

/** A message as a server must send it for htmx 4: each of its elements says that it goes to its own place. */
function marked(message: string): string {
  let text = message;
  for (const node of parseFragment(message, { sourceCodeLocationInfo: true }).childNodes.toReversed()) {
    if (!('attrs' in node) || node.attrs.some(({ name }) => name.endsWith('hx-swap-oob'))) continue;
    const start = node.sourceCodeLocation?.startTag?.startOffset;
    if (start === undefined || !node.attrs.some(({ name }) => name === 'id')) continue;
    const at = start + 1 + node.tagName.length;
    text = `${text.slice(0, at)} hx-swap-oob="true"${text.slice(at)}`;
  }
  return text;
}

/** What was rewritten, and is not compared. */
const spellings = /^(?:data-)?(?:hx-ws|hx-ext|ws-connect|ws-send|hx-ws:connect|hx-ws:send|hx-swap)$/;

/** A recording without what the rewriting changes, and without the headers, which the extensions write differently. */
export function conversation({ connections, location, dom }: Recording): unknown {
  return {
    connections: connections.map((connection) => ({ ...connection, frames: connection.frames.map(values) })),
    location,
    dom: dom.map(plain),
  };
}

function values(frame: unknown): unknown {
  if (typeof frame !== 'object' || frame === null) return frame;
  return Object.fromEntries(Object.entries(frame).filter(([name]) => name !== 'HEADERS' && name !== 'headers'));
}

function plain(tree: ElementTree): ElementTree {
  return {
    tag: tree.tag,
    attributes: Object.fromEntries(Object.entries(tree.attributes).filter(([name]) => !spellings.test(name))),
    children: tree.children.map((child) => (typeof child === 'string' ? child : plain(child))),
  };
}
