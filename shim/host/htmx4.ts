// The adapter of htmx 4: another trigger grammar, another swap, explicit inheritance. Knows no connection.
import { attribute } from '../extension/attribute-lookup.ts';
import { dispatch, type Undo } from '../extension/dispatch.ts';
import type { Attendant, Host } from '../extension/host.ts';
import type { Warn } from '../warn.ts';
import { createSocket, provideFactory } from './factory.ts';
import { foreignSocket } from './foreign-socket.ts';
import type { Api4, Htmx4 } from './htmx.ts';
import { parseTriggers } from './hx-trigger.ts';
import { holdScripts } from './late-scripts.ts';

/** htmx 4 knows no unregistering, so what was registered is kept for the next install. */
interface Registration {
  readonly api: Api4;
  extension?: Attendant | undefined;
}

const key = Symbol.for('hx-ws-migrate.shim.htmx4');

function register(htmx: Htmx4 & { [key]?: Registration }): Registration | undefined {
  htmx.registerExtension('hx-ws-shim', {
    init(api: Api4) {
      htmx[key] = { api };
    },
    htmx_before_process: (root: Element) => htmx[key]?.extension?.wire(root, true),
    htmx_after_process: (root: Element) => htmx[key]?.extension?.processed(root),
  });
  return htmx[key];
}

function parse(text: string): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = text.replace(/<head[\s>].*<\/head>/is, '');
  return template.content;
}

/** `style:selector`, where a morph is htmx 4's own: `morph`, `morph:outerHTML`, `morph:innerHTML` (of the same id). */
function readOutOfBand(value: string, id: string): { readonly style: string; readonly selector: string } {
  const [, morph] = /^morph:(outer|inner)HTML$/.exec(value) ?? [];
  if (morph) return { style: `${morph}Morph`, selector: `#${CSS.escape(id)}` };
  const [, style = '', selector = ''] = /^([^:]*):(.*)$/s.exec(value) ?? [];
  return { style: style === 'morph' ? 'outerMorph' : style, selector };
}

/** @returns undefined where `htmx.config.extensions` does not allow the shim */
export function installHtmx4(htmx: Htmx4, warn: Warn, undo: Undo): Host | undefined {
  const registration = register(htmx);
  if (!registration) {
    warn(htmx, 'not-allowed');
    return undefined;
  }
  const { api } = registration;
  provideFactory(htmx, undo);
  const trigger: Host['trigger'] = (target, name, detail) => {
    const { error } = detail as { error?: unknown };
    if (error) console.error(error);
    // What is said on the document keeps the element that it is about, as on htmx 1 and 2.
    return dispatch(target, name, Object.assign(detail, target !== document && { elt: target }));
  };

  /** Swaps one copy; @returns whether a listener let it */
  function insert(elt: Element, target: Element, content: Element, style: string): void {
    const fragment = document.createDocumentFragment();
    const copy = content.cloneNode(true) as Element;
    copy.removeAttribute('hx-swap-oob');
    copy.removeAttribute('data-hx-swap-oob');
    fragment.append(...(style.startsWith('outer') ? [copy] : copy.childNodes));
    const detail = { shouldSwap: true, target, fragment };
    if (!trigger(target, 'htmx:oobBeforeSwap', detail)) return;
    const task = { target: detail.target, fragment: detail.fragment, swapSpec: { style, strip: false } };
    if (detail.shouldSwap)
      api.insertContent(task, false).catch((error) => {
        // An unknown style meant the default one.
        if (!/^Unknown swap/.test(error.message)) trigger(document, 'htmx:error', { error });
        else if (style !== 'innerHTML') insert(elt, target, content, 'innerHTML');
      });
    // An outer swap takes the target off the page.
    trigger(task.target.isConnected ? task.target : elt, 'htmx:oobAfterSwap', detail);
  }

  const compile = (expression: string) =>
    function (this: Element, event: Event) {
      const variables: Record<string, unknown> = { event };
      for (const name in event) variables[name] = event[name as keyof Event];
      return api.executeJavaScript(this, variables, expression, true, false);
    };

  return {
    get config() {
      return htmx.config;
    },
    createSocket: (url) => createSocket(htmx, url),
    trigger,
    triggers: (elt) => parseTriggers(attribute(elt, 'hx-trigger') ?? '', compile, (text) => htmx.parseInterval(text)),
    evaluate: (elt, expression) => api.executeJavaScript(elt, {}, expression, true, false),
    isBoosted: (elt) => !!(elt as Element & { _htmx?: { boosted?: unknown } })._htmx?.boosted,
    blocking: '[hx-ignore],[data-hx-ignore],[hx-disable=""],[data-hx-disable=""]',
    foreignSocket(elt) {
      const wrapper = foreignSocket(elt, (name, sendElt, detail) => trigger(sendElt, name, detail));
      if (wrapper) warn(elt, 'foreign-socket');
      return wrapper;
    },
    openSwap(elt, text) {
      const parsed = parse(text);
      return {
        elements: [...parsed.children],
        settle: holdScripts(parsed, htmx.config['inlineScriptNonce']),
        swap(content, value) {
          const { style, selector } = readOutOfBand(value, content.id);
          const found = document.querySelectorAll(selector);
          if (!found.length) throw new Error(`nothing matches ${selector}`);
          for (const target of found) insert(elt, target, content, style);
        },
      };
    },
    attend(extension) {
      registration.extension = extension;
      undo.push(() => {
        registration.extension = undefined;
      });
      // Loaded late: htmx processes the page in a task of its own, or has done so already.
      if (document.readyState !== 'loading') setTimeout(() => registration.extension?.processed(document.body));
    },
  };
}
