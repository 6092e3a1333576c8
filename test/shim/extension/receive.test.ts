/** @jest-environment jsdom */
// A message on its way into the page: in order, cancellable, each top-level element by itself.
import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import { createReceiver } from '../../../shim/extension/receive.ts';
import { fakeHost } from '../fakes/host.ts';

interface Receiving {
  readonly receive: (data: unknown) => void;
  /** Events and swaps in order: `before x`, `swap <value> <html>`, `settle`, `after x`. */
  readonly log: string[];
  /** Cancels the message. */
  cancel(message: unknown): void;
  readonly noTarget: unknown[];
}

function receiving(swap: (element: Element, value: string) => void = () => {}): Receiving {
  const log: string[] = [];
  const noTarget: unknown[] = [];
  const cancelled = new Set<unknown>();
  const elt = document.createElement('div');
  const host = fakeHost({
    openSwap(_, text) {
      const template = document.createElement('template');
      template.innerHTML = text;
      return {
        elements: [...template.content.children],
        swap(element, value) {
          swap(element, value);
          log.push(`swap ${value} ${element.outerHTML}`);
        },
        settle: () => void log.push('settle'),
      };
    },
    trigger(target, name, detail) {
      noTarget.push([target, name, detail]);
      return true;
    },
  });
  const emit = (name: string, { message }: { readonly message: unknown }) => {
    log.push(
      `${name.replace('htmx:ws', '').replace('Message', '').toLowerCase()} ${typeof message === 'string' ? message : 'binary'}`,
    );
    return !(name === 'htmx:wsBeforeMessage' && cancelled.has(message));
  };
  return { receive: createReceiver(elt, host, emit), log, cancel: (message) => void cancelled.add(message), noTarget };
}

/** A binary message that is read when the test says so. */
function slow(): {
  readonly blob: Blob;
  readonly read: (text: string) => void;
  readonly fail: (error: unknown) => void;
} {
  const blob = new Blob(['unread']);
  let read: (text: string) => void = () => {};
  let fail: (error: unknown) => void = () => {};
  const text = new Promise<string>((resolve, reject) => {
    read = resolve;
    fail = reject;
  });
  return { blob: Object.assign(blob, { text: () => text }), read, fail };
}

/** Lets every promise that is settled be heard. */
const settled = async () => {
  for (let i = 0; i < 10; i++) await Promise.resolve();
};

const logged = jest.spyOn(console, 'error').mockImplementation(() => {});
beforeEach(() => void logged.mockClear());

describe('a text', () => {
  test('is swapped inside its event', () => {
    const { receive, log } = receiving();
    receive('<p id="a"></p>');
    expect(log).toStrictEqual([
      'before <p id="a"></p>',
      'swap outerHTML:#a <p id="a"></p>',
      'settle',
      'after <p id="a"></p>',
    ]);
  });

  test('that is cancelled goes no further, and the next does', () => {
    const { receive, log, cancel } = receiving();
    cancel('no');
    receive('no');
    receive('<p id="a"></p>');
    expect(log.slice(0, 3)).toStrictEqual(['before no', 'before <p id="a"></p>', 'swap outerHTML:#a <p id="a"></p>']);
  });

  test('without an element changes nothing', () => {
    const { receive, log, noTarget } = receiving();
    for (const text of ['ping', '', '<!-- x -->']) receive(text);
    expect(log.filter((line) => line.startsWith('swap'))).toStrictEqual([]);
    expect(noTarget).toStrictEqual([]);
  });
});

describe('where an element goes', () => {
  test.each([
    ['<p id="a"></p>', 'outerHTML:#a'],
    ['<p id="a" hx-swap-oob="true"></p>', 'outerHTML:#a'],
    ['<p id="a" hx-swap-oob=""></p>', 'outerHTML:#a'],
    ['<p id="a" hx-swap-oob="beforeend"></p>', 'beforeend:#a'],
    ['<p id="a" data-hx-swap-oob="innerHTML"></p>', 'innerHTML:#a'],
    ['<p id="a" hx-swap-oob="morph"></p>', 'morph:#a'],
    ['<p id="a" hx-swap-oob="beforeend:#b .c"></p>', 'beforeend:#b .c'],
    ['<p hx-swap-oob="beforeend:.c"></p>', 'beforeend:.c'],
    ['<p id="a.b"></p>', 'outerHTML:#a\\.b'],
    ['<p id="1a"></p>', 'outerHTML:#\\31 a'],
    ['<p id="a:b" hx-swap-oob="delete"></p>', 'delete:#a\\:b'],
  ])('%s: %s', (html, value) => {
    const { receive, log } = receiving();
    receive(html);
    expect(log[1]).toBe(`swap ${value} ${html}`);
  });

  // An id in which a selector's own characters stand is that id and nothing else.
  test('an id is matched literally', () => {
    document.body.innerHTML = '<p class="b"></p><p id="a.b"></p><p id="x y"></p>';
    const found: unknown[] = [];
    const { receive } = receiving(
      (_, value) => void found.push(...document.querySelectorAll(value.replace('outerHTML:', ''))),
    );
    receive('<p id="a.b"></p><p id="x y"></p>');
    expect(found).toStrictEqual([...document.querySelectorAll('p')].slice(1));
  });
});

describe('several elements', () => {
  test('are swapped in order and settled once', () => {
    const { receive, log } = receiving();
    receive('<p id="a"></p>text<b id="b"><i id="c" hx-swap-oob="true"></i></b>');
    expect(log.slice(1, -1)).toStrictEqual([
      'swap outerHTML:#a <p id="a"></p>',
      'swap outerHTML:#b <b id="b"><i id="c" hx-swap-oob="true"></i></b>',
      'settle',
    ]);
  });

  test('one without id or target costs the others nothing, and is told with its content', () => {
    const { receive, log, noTarget } = receiving();
    receive('<p id="a"></p><p class="lost"></p><p id=""></p><p id="b"></p>');
    expect(log.filter((line) => line.startsWith('swap'))).toStrictEqual([
      'swap outerHTML:#a <p id="a"></p>',
      'swap outerHTML:#b <p id="b"></p>',
    ]);
    expect(noTarget).toMatchObject([
      [document.body, 'htmx:oobErrorNoTarget', { content: expect.objectContaining({ className: 'lost' }) }],
      [document.body, 'htmx:oobErrorNoTarget', { content: expect.objectContaining({ id: '' }) }],
    ]);
  });

  test('one whose selector is invalid costs the others nothing', () => {
    const { receive, log, noTarget } = receiving(
      (_, value) => void document.querySelector(value.slice(value.indexOf(':') + 1)),
    );
    receive('<p hx-swap-oob="beforeend:###"></p><p id="b"></p>');
    expect(log.slice(1)).toStrictEqual([
      'swap outerHTML:#b <p id="b"></p>',
      'settle',
      'after <p hx-swap-oob="beforeend:###"></p><p id="b"></p>',
    ]);
    expect(noTarget).toMatchObject([
      [document.body, 'htmx:oobErrorNoTarget', { error: expect.objectContaining({ name: 'SyntaxError' }) }],
    ]);
  });
});

describe('a template', () => {
  test('stands for what it holds, however deep', () => {
    const { receive, log } = receiving();
    receive('<template><tr id="a"></tr><template><td id="b"></td></template></template><p id="c"></p>');
    expect(log.filter((line) => line.startsWith('swap'))).toStrictEqual([
      'swap outerHTML:#a <tr id="a"></tr>',
      'swap outerHTML:#b <td id="b"></td>',
      'swap outerHTML:#c <p id="c"></p>',
    ]);
  });

  test.each([
    '<template id="t"><p id="a"></p></template>',
    '<template hx-swap-oob="beforeend:#x"><p id="a"></p></template>',
  ])('that is a target itself is swapped as one: %s', (html) => {
    const { receive, log } = receiving();
    receive(html);
    expect(log.filter((line) => line.startsWith('swap'))).toHaveLength(1);
  });
});

describe('binary messages', () => {
  test('are raised raw and read as UTF-8', async () => {
    const { receive, log } = receiving();
    const { blob, read } = slow();
    receive(blob);
    expect(log).toStrictEqual(['before binary']);
    read('<p id="é"></p>');
    await settled();
    expect(log).toStrictEqual(['before binary', 'swap outerHTML:#é <p id="é"></p>', 'settle', 'after binary']);
  });

  test('keep the order: a later text waits, with its event', async () => {
    const { receive, log } = receiving();
    const [one, two] = [slow(), slow()];
    receive(one.blob);
    receive(two.blob);
    receive('<p id="c"></p>');
    two.read('<p id="b"></p>');
    await settled();
    expect(log).toStrictEqual(['before binary']);
    one.read('<p id="a"></p>');
    await settled();
    expect(log.filter((line) => !line.startsWith('settle'))).toStrictEqual([
      'before binary',
      'swap outerHTML:#a <p id="a"></p>',
      'after binary',
      'before binary',
      'swap outerHTML:#b <p id="b"></p>',
      'after binary',
      'before <p id="c"></p>',
      'swap outerHTML:#c <p id="c"></p>',
      'after <p id="c"></p>',
    ]);
  });

  test('when all are read, a text is swapped inside its event again', async () => {
    const { receive, log } = receiving();
    const { blob, read } = slow();
    receive(blob);
    read('');
    await settled();
    log.length = 0;
    receive('<p id="a"></p>');
    expect(log).toHaveLength(4);
  });

  test('one that cannot be read costs the next nothing, and is said', async () => {
    const { receive, log } = receiving();
    const { blob, fail } = slow();
    receive(blob);
    receive('<p id="a"></p>');
    fail(new Error('gone'));
    await settled();
    expect(log.slice(-4)).toStrictEqual([
      'before <p id="a"></p>',
      'swap outerHTML:#a <p id="a"></p>',
      'settle',
      'after <p id="a"></p>',
    ]);
    expect(logged).toHaveBeenCalled();
  });

  test('one that is cancelled is not read', async () => {
    const { receive, log, cancel } = receiving();
    const { blob } = slow();
    const reads = jest.spyOn(blob, 'text');
    cancel(blob);
    receive(blob);
    await settled();
    expect([log, reads.mock.calls.length]).toStrictEqual([['before binary'], 0]);
  });
});
