// All the prose about findings: what each means, what to do by hand, and an example. Longer than most files because it is
// one table, from which documentation, --explain and every report are made.
import { type FindingCode, findingCodes, type Level } from './finding.ts';

/** What there is to say about one kind of finding. */
export interface CatalogueEntry {
  readonly level: Level;
  /** A few words, without a full stop. */
  readonly title: string;
  /** One sentence about one place, from the finding's arguments; one line whatever they hold. */
  message(args: Readonly<Record<string, string>>): string;
  /** What to do by hand. */
  readonly help: string;
  readonly before: string;
  readonly after: string;
}

type Args = Readonly<Record<string, string>>;

/** A piece of source in a sentence: on one line, cut where it is long. */
function quoted(args: Args, name: string): string {
  const text = (args[name] ?? '').replace(/\s+/g, ' ').trim();
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
}

/** `a → b`, or that `a` goes. */
function replaced(args: Args): string {
  const after = quoted(args, 'after');
  return after === '' ? `${quoted(args, 'before')} → (removed)` : `${quoted(args, 'before')} → ${after}`;
}

function conflict(args: Args): string {
  const other = quoted(args, 'other');
  switch (args['reason']) {
    case 'two-connects':
      return `${quoted(args, 'value')} names two connections; htmx opened only the first. Keep one`;
    case 'two-attributes':
      return `this element has a second hx-ws, ${other}, which says something else; only one of them can count. Keep one`;
    case 'disagrees':
      return `this element also has ${other || 'a new attribute'}, which says something else. Decide which is right and remove the old attribute`;
    case 'conditional':
      return `this element has ${other} only under a condition, so old and new cannot be matched. Put both under the same condition`;
    case 'ignored':
      return `${other} switches the ws extension off here, so the new attributes would do nothing. Remove ignore:ws or move this element`;
    case 'makes-requests':
      return `this element connects and has ${other} too; on htmx 4 the response and the messages would share one hx-swap. Split the element in two`;
    default:
      return `the attributes of this element contradict each other${other === '' ? '' : ` (${other})`}`;
  }
}

function dynamic(args: Args): string {
  switch (args['reason']) {
    case 'tag':
      return `${quoted(args, 'value')} stands in a tag that reads differently when its template expressions print nothing; rewrite it by hand`;
    case 'name':
      return `${quoted(args, 'value')} is turned into an hx-ws attribute by something else; write ws-connect or ws-send there by hand`;
    case 'language':
      return `this template language or escape is not read yet, so whether ${quoted(args, 'value')} connects or sends is not known; write ws-connect or ws-send by hand`;
    case 'code':
      return `code computes the value ${quoted(args, 'value')} of hx-ws; set ws-connect or ws-send there instead`;
    default:
      return `the template computes this value (${quoted(args, 'value')}), so whether it connects or sends is not known; write ws-connect or ws-send by hand`;
  }
}

const entries: { readonly [code in FindingCode]: CatalogueEntry } = {
  connect: {
    level: 'note',
    title: 'Legacy connection',
    message: replaced,
    help: 'Run hx-ws-migrate without --check to rewrite it. By hand: put the URL into ws-connect, and hx-ext="ws" on the element unless an element above it has it (htmx 2); or write hx-ws:connect and hx-swap="none" (htmx 4). Remove hx-ws.',
    before: '<div hx-ws="connect:/chat">',
    after: '<div hx-ext="ws" ws-connect="/chat">',
  },
  send: {
    level: 'note',
    title: 'Legacy send',
    message: replaced,
    help: 'Run hx-ws-migrate without --check to rewrite it. By hand: write ws-send (htmx 2) or hx-ws:send (htmx 4) and remove hx-ws: htmx-ext-ws skips a send that has both.',
    before: '<form hx-ws="send">',
    after: '<form ws-send>',
  },
  extension: {
    level: 'note',
    title: 'Legacy switch for the extension',
    message: replaced,
    help: 'Run hx-ws-migrate without --check to rewrite it. An empty hx-ws becomes hx-ext="ws" for htmx 2; for htmx 4 it goes, and so does ws in hx-ext, since its extension needs no switch.',
    before: '<body hx-ws="">',
    after: '<body hx-ext="ws">',
  },
  'dynamic-value': {
    level: 'error',
    title: 'The value is computed',
    message: (args) => dynamic(args) + (args['seen'] ? `; connect: is also written in ${quoted(args, 'seen')}` : ''),
    help: 'Find what the expression can print. Where it prints connect:<url>, write hx-ext="ws" ws-connect="{{ url }}"; where it prints send, write ws-send; where it can be either, use a condition around the attributes. Then change what fills the variable: it must give the URL alone.',
    before: '<div hx-ws="{{ mode }}">',
    after: '<div {% if url %}hx-ext="ws" ws-connect="{{ url }}"{% else %}ws-send{% endif %}>',
  },
  'unknown-clause': {
    level: 'error',
    title: 'A clause that htmx never knew',
    message: (args) =>
      `"${quoted(args, 'clause')}" is neither connect:<url> nor send; htmx ignored it. Say what was meant`,
    help: 'hx-ws knows connect:<url> and send. A path alone was probably meant as connect:<path>; receive and message:<name> never did anything, since what the server sends is swapped in by id. Correct the value or remove the attribute, then run hx-ws-migrate again.',
    before: '<div hx-ws="/chat">',
    after: '<div hx-ext="ws" ws-connect="/chat">',
  },
  'missing-url': {
    level: 'error',
    title: 'A connection without a URL',
    message: (args) =>
      `${quoted(args, 'before') || 'connect'} names no URL, so it never connected. Add the URL or remove the attribute`,
    help: 'Write the URL of the socket after connect: and run hx-ws-migrate again, or remove the attribute if the element was never meant to connect.',
    before: '<div hx-ws="connect:">',
    after: '<div hx-ext="ws" ws-connect="/chat">',
  },
  conflict: {
    level: 'error',
    title: 'Attributes that contradict each other',
    message: conflict,
    help: 'Two attributes of the element, or one of the element and one above it, cannot both be right. Decide which one counts, remove the other, and run hx-ws-migrate again.',
    before: '<div hx-ws="connect:/chat" ws-connect="/talk">',
    after: '<div hx-ext="ws" ws-connect="/talk">',
  },
  'in-code': {
    level: 'error',
    title: 'Code builds the attribute',
    message: (args) => {
      const after = quoted(args, 'after');
      const language = quoted(args, 'language');
      const unread = language.startsWith('.')
        ? `the way ${language} files write attributes`
        : 'this template language or escape';
      const what =
        language === ''
          ? `code writes the legacy attribute: ${quoted(args, 'before')}`
          : `${unread} is not read yet, so ${quoted(args, 'before')} was left`;
      return after === ''
        ? `${what}; write the new attributes there by hand`
        : `${what}; write ${after}${language === '' ? '' : ' by hand'}`;
    },
    help: 'A program, a template expression or a template language that is not read yet writes the attribute in a way that is not safe to rewrite without running it. Change that place by hand; where the finding suggests code, check its quotes and its receiver first.',
    before: "form.setAttribute('hx-ws', 'send')",
    after: "form.setAttribute('ws-send', '')",
  },
  unreadable: {
    level: 'error',
    title: 'The file cannot be read for certain',
    message: (args) => {
      if (args['reason'] === 'hole')
        return `${quoted(args, 'opener')} on line ${args['line'] ?? '?'} is never closed, so what follows cannot be told from template code`;
      if (args['reason'] === 'tag') return `the tag ${quoted(args, 'opener')} does not end in this file`;
      if (args['reason'] === 'binary')
        return 'the file holds hx-ws, and NUL bytes as no text does; change what it was made from, or leave it out with --ignore';
      if (args['reason'] === 'over-size')
        return `the file holds hx-ws, and with ${args['size'] ?? 'its size'} is larger than --max-size; raise that, or leave the file out with --ignore`;
      return 'the file holds hx-ws in an encoding that is not rewritten (UTF-16); save it as UTF-8 and run again';
    },
    help: 'Save the file as UTF-8, close the tag or the template delimiter that the message names, and run hx-ws-migrate again. A tag that really spans two files has to be changed by hand.',
    before: '{{ user.name <div hx-ws="send">',
    after: '{{ user.name }} <div ws-send>',
  },
  'trigger-change': {
    level: 'warning',
    title: 'The trigger now counts in full',
    message: (args) =>
      `hx-trigger="${quoted(args, 'trigger')}" used to mean "${quoted(args, 'first')}" for a send; now all of its events, modifiers and filters count`,
    help: "htmx 1 took the first event's name from hx-trigger and ignored delay, throttle, changed, filters and further events on an element that sends. The ws extension obeys them all. If the old behaviour is wanted, leave only the first event's name.",
    before: '<input hx-ws="send" hx-trigger="keyup changed delay:1s">',
    after: '<input ws-send hx-trigger="keyup">',
  },
  'target-header': {
    level: 'warning',
    title: 'The HX-Target header changes',
    message: (args) =>
      `with hx-target="${quoted(args, 'target')}" the HX-Target header names the target, no longer the connect element; on htmx 1.9 a target that matches nothing throws`,
    help: 'Look whether the server reads HEADERS["HX-Target"] of messages. hx-target has no other effect on a send: what the server answers is swapped by id. Remove it if nothing needs the header.',
    before: '<form hx-ws="send" hx-target="#log">',
    after: '<form ws-send>',
  },
  'params-lists': {
    level: 'warning',
    title: 'hx-params lists throw',
    message: (args) =>
      `htmx-ext-ws 2.0.4 throws on hx-params="${quoted(args, 'params')}" and sends nothing; * and none work`,
    help: 'Leave out hx-params and ignore the surplus fields on the server, take the names off the inputs that should not be sent, or filter detail.parameters in an htmx:wsConfigSend handler.',
    before: '<form hx-ws="send" hx-params="not csrf">',
    after: '<form ws-send>',
  },
  'sender-values': {
    level: 'warning',
    title: 'Other values may be sent',
    message: (args) => `the ws extension may send other values than htmx 1 did: look at ${quoted(args, 'causes')}`,
    help: "The values of a message are collected a little differently. A <select multiple> sends a string when one option is chosen and nothing when none is (htmx 1 sent a list always); named reset, image and plain buttons and what stands in a disabled fieldset may be left out or sent; handlers on the sender itself (onsubmit, hx-on) run in another order beside the sending, so that what they change or reset may be missing; hx-vals must be valid JSON. htmx 4 has no hx-vars and hx-params, and inherits hx-vals, hx-include and hx-headers only where ':inherited' says so. Look at one message of each form on the server, or keep hx-ws-shim, which sends what htmx 1 sent.",
    before: '<form hx-ws="send" onsubmit="this.reset()">',
    after: '<form ws-send hx-on:htmx:ws-after-send="this.reset()">',
  },
  'prefix-only-url': {
    level: 'warning',
    title: 'A scheme and a path without a host',
    message: (args) =>
      `browsers read "${quoted(args, 'url')}" as the host "${quoted(args, 'host')}", not as a path on this page's host`,
    help: 'Write the path alone (/chat): the connection then goes to the host of the page, secure when the page is. Or write the whole address (wss://example.org/chat).',
    before: '<div hx-ws="connect:wss:/chat">',
    after: '<div hx-ext="ws" ws-connect="/chat">',
  },
  'old-spelling': {
    level: 'note',
    title: 'An older spelling',
    message: (args) => `${quoted(args, 'before')} is an old spelling, understood as ${quoted(args, 'after')}`,
    help: "Nothing to do. connect <url> and send:<event> stood in htmx's own early documentation; they were read as connect:<url> and send. If send:<event> was meant to choose the event, say so with hx-trigger.",
    before: '<form hx-ws="send:submit">',
    after: '<form ws-send>',
  },
  'file-input': {
    level: 'warning',
    title: 'Files are not sent',
    message: (args) =>
      `htmx's ws extension sends {} for the file of ${quoted(args, 'input')}; hx-ws-shim sends the file`,
    help: 'htmx-ext-ws and htmx 4\'s extension have no way to send files. Upload them with an ordinary request (hx-post with hx-encoding="multipart/form-data"), or load hx-ws-shim as the page\'s ws extension: it sends the files, beside ws-send too. Nothing is to be done on a page that loads it.',
    before: '<form hx-ws="send"><input type="file" name="photo"></form>',
    after: '<form hx-post="/photos" hx-encoding="multipart/form-data"><input type="file" name="photo"></form>',
  },
  'server-messages': {
    level: 'warning',
    title: 'What the server sends must change',
    message: (args) =>
      `on htmx 4 each element that the server sends to ${quoted(args, 'url')} needs hx-swap-oob="true"; unmarked ones are dropped`,
    help: 'htmx 1 and 2 swapped every element of a message by its id. htmx 4 does so only for elements with hx-swap-oob; the hx-swap="none" that was added keeps the others from replacing the connect element. Add hx-swap-oob="true" to each top-level element in the server\'s messages, and look at those that use another swap style, a selector, a script or an extension: htmx 4 reads them by its own rules, and its events have other names. Values arrive under "values" and headers under "headers".',
    before: '<div id="log">…</div>',
    after: '<div id="log" hx-swap-oob="true">…</div>',
  },
  'double-socket': {
    level: 'warning',
    title: 'Two sockets may open',
    message: (args) =>
      `${quoted(args, 'cause')} may make htmx-ext-ws open a second socket here, since hx-ext="ws" may also come from above; move hx-ext="ws" from there onto this element alone, or load hx-ws-shim in place of htmx-ext-ws`,
    help: 'htmx-ext-ws connects once for every element that htmx processes and on which the extension is active, from the one that has hx-ext down to the connect element. Move hx-ext="ws" from above onto the connect element alone, or keep hx-ws-shim as the ws extension: it opens one.',
    before: '<body hx-ext="ws"><form hx-ws="connect:/chat">',
    after: '<body><form hx-ext="ws" ws-connect="/chat">',
  },
  'trigger-delays-connection': {
    level: 'error',
    title: 'The trigger would delay the connection',
    message: (args) =>
      `on htmx 4 ${quoted(args, 'trigger')} makes the connection wait for that event; split the element in two`,
    help: 'On htmx 4 hx-trigger on an element with hx-ws:connect says when to connect. Remove it if it does nothing today; where the element also sends, put the send and its hx-trigger on an element inside.',
    before: '<div hx-ws="connect:/chat send" hx-trigger="click">',
    after: '<div hx-ws:connect="/chat" hx-swap="none"><button hx-ws:send hx-trigger="click">',
  },
  'inherited-swap': {
    level: 'warning',
    title: 'hx-swap="none" may be inherited',
    message: (args) =>
      `with htmx-2-compat, ${quoted(args, 'request')} below would inherit hx-swap="none" and swap nothing`,
    help: 'On htmx 4 itself attributes are not inherited, and there is nothing to do. With the extension htmx-2-compat they are: give the requests inside the connect element an hx-swap of their own.',
    before: '<div hx-ws="connect:/chat"><button hx-get="/more">',
    after: '<div hx-ws:connect="/chat" hx-swap="none"><button hx-get="/more" hx-swap="innerHTML">',
  },
  'no-connect': {
    level: 'note',
    title: 'Sends without a connection here',
    message: () => 'this file sends but does not connect; it relies on a connect element of the page that includes it',
    help: 'Nothing to do if this is a partial. Make sure that the page around it was migrated too: a send finds its connection in the elements above it.',
    before: '<form hx-ws="send">',
    after: '<form ws-send>',
  },
  'extension-script': {
    level: 'warning',
    title: 'The ws extension is not loaded',
    message: (args) => {
      // Whole, however long: what is cut off here would be a page that stays dead.
      const where = (args['where'] ?? '').replace(/\s+/g, ' ');
      const line = args['line'] || 'the ws extension';
      const shim = 'hx-ws-shim.min.js';
      const what =
        args['shim'] === 'first'
          ? `${shim}, which sends files too, or ${line}`
          : `${line}${args['shim'] ? ` or ${shim}` : ''}`;
      if (args['reason'] === 'added') return `${line} added after htmx`;
      if (args['reason'] === 'majors')
        return `htmx and its ws extension are of different majors${where && ` (${where})`}; load ${what}`;
      if (where === '') return `no ws extension script was found; add ${what} after htmx`;
      return args['count']
        ? `no ws extension script was found for ${args['count']} pages; htmx is loaded at ${where}; add ${what} after each`
        : `no ws extension script was found; htmx is loaded at ${where}; add ${what} after it`;
    },
    help: "htmx 2 and 4 keep WebSockets in an extension of their own. Load it after htmx, on every page that uses it: htmx-ext-ws for htmx 2, htmx.org's dist/ext/hx-ws.js for htmx 4. On htmx 1.9 and 2 hx-ws-shim.min.js, of this package's dist, is that extension as well, and sends files; one of the two is enough.",
    before: '<script src="/js/htmx.min.js"></script>',
    after: '<script src="/js/htmx.min.js"></script>\n<script src="/js/htmx-ext-ws.js"></script>',
  },
  'in-comment': {
    level: 'note',
    title: 'Commented-out markup',
    message: (args) => `a comment holds ${quoted(args, 'text')}; --include-comments rewrites commented-out markup`,
    help: 'Nothing to do now. Run with --include-comments to rewrite it as well, or delete the comment.',
    before: '<!-- <form hx-ws="send"> -->',
    after: '<!-- <form ws-send> -->',
  },
  reference: {
    level: 'note',
    title: 'Something names the attribute',
    message: (args) =>
      `this names what was renamed: ${quoted(args, 'text')}${args['after'] ? `; now ${quoted(args, 'after')}` : ''}`,
    help: 'A selector, a query or a test names the old attribute, event or option. It finds nothing once the markup is migrated: change [hx-ws] to [ws-connect], [ws-send] (htmx 2) or [hx-ws\\:connect], [hx-ws\\:send] (htmx 4), and detail.socket to detail.socketWrapper.',
    before: "document.querySelector('[hx-ws]')",
    after: "document.querySelector('[ws-connect], [ws-send]')",
  },
  generated: {
    level: 'note',
    title: 'A generated file',
    message: () => 'this file is generated and was left alone; migrate its source and generate it again',
    help: 'Rewrite the template or program that it is made from, then run the generator.',
    before: '// Code generated by templ. DO NOT EDIT.',
    after: '// (generate it again)',
  },
  'unused-ignore': {
    level: 'warning',
    title: 'A suppression that suppresses nothing',
    message: (args) => `this comment silences ${quoted(args, 'codes') || 'findings'} but there is none here; remove it`,
    help: 'hx-ws-migrate-ignore-next-line <slug>: reason speaks of the next line, hx-ws-migrate-ignore-file of the whole file. Remove the comment, or correct the slug or the place.',
    before: '<!-- hx-ws-migrate-ignore-next-line send: kept for the old client -->\n<form ws-send>',
    after: '<form ws-send>',
  },
};

/** Every finding by its code, in the order of the documentation. */
export const catalogue = entries;

/** The level of each code. */
export const levels = Object.fromEntries(findingCodes.map((code) => [code, entries[code].level])) as {
  readonly [code in FindingCode]: Level;
};
