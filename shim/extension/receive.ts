// A received message on its way into the page: text, or binary read as UTF-8, one after the other. Knows no socket.
import { attribute } from './attribute-lookup.ts';
import type { Host } from './host.ts';

/** Top-level elements; a `<template>` that is no target itself stands for what it holds. */
const targets = (elements: Iterable<Element>): Element[] =>
  [...elements].flatMap((elt) =>
    elt instanceof HTMLTemplateElement && !elt.id && !attribute(elt, 'hx-swap-oob')
      ? targets(elt.content.children)
      : elt,
  );

/** `style:#id` for every value, so that ids match literally on each htmx. Undefined where no target is named. */
function destination(elt: Element): string | undefined {
  const value = attribute(elt, 'hx-swap-oob') || 'true';
  if (value.includes(':', 1)) return value;
  const id = elt.getAttribute('id');
  return id ? `${value === 'true' ? 'outerHTML' : value}:#${CSS.escape(id)}` : undefined;
}

/** Swaps each top-level element of a text out of band; one without a target does not cost the others. */
function swap(host: Host, elt: Element, text: string): void {
  const opened = host.openSwap(elt, text);
  for (const content of targets(opened.elements)) {
    const value = destination(content);
    try {
      if (value) opened.swap(content, value);
      else throw new Error('an element has no id');
    } catch (error) {
      content.remove();
      host.trigger(document.body, 'htmx:oobErrorNoTarget', { error, content, target: value?.replace(/^[^:]*:/, '') });
    }
  }
  opened.settle();
}

/**
 * Receives the messages of one element. A text is swapped at once, unless an earlier binary message is still being read.
 * @param emit raises an event on the element; false when it was cancelled
 */
export function createReceiver(
  elt: Element,
  host: Host,
  emit: (name: 'htmx:wsBeforeMessage' | 'htmx:wsAfterMessage', detail: { readonly message: unknown }) => boolean,
): (data: unknown) => void {
  let reading: Promise<void> | undefined;

  function receive(message: unknown): void | Promise<void> {
    if (!emit('htmx:wsBeforeMessage', { message })) return;
    const finish = (text: string) => {
      swap(host, elt, text);
      emit('htmx:wsAfterMessage', { message });
    };
    if (typeof message === 'string') return finish(message);
    return new Response(message as BodyInit).text().then(finish);
  }

  return (data) => {
    const done = reading ? reading.then(() => receive(data)) : receive(data);
    if (!done) return;
    const settled: Promise<void> = done.catch(console.error).then(() => {
      if (reading === settled) reading = undefined;
    });
    reading = settled;
  };
}
