// Generated pages for the differential: a sender in or beside a form, fields of every kind, attributes at every level.
// Leaves out what differs from htmx 1.9.12 on purpose (files, names of Object.prototype), and so has its own tests.
import fc from 'fast-check';

const attributeText = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

const name = fc.constantFrom('a', 'a', 'b', 'b', 'c', 'keys', 'delete', 'headers', 'HEADERS', 'a[]', 'x.y', '1', '');
const value = fc.oneof(fc.constantFrom('', '1', 'true', 'null', 'é', '"&<'), fc.string({ maxLength: 6 }));
const flag = (attribute: string) => fc.constantFrom('', '', '', attribute);

const attributes = (parts: readonly string[]) => parts.filter(Boolean).join(' ');

const input = fc
  .tuple(
    fc.constantFrom(
      'text',
      'hidden',
      'checkbox',
      'radio',
      'email',
      'number',
      'reset',
      'image',
      'button',
      'submit',
      'date',
    ),
    name,
    value,
    flag('checked'),
    flag('disabled'),
    flag('required'),
    flag('form="outer"'),
    flag('class="y"'),
  )
  .map(
    ([type, n, v, ...flags]) => `<input type="${type}" name="${n}" value="${attributeText(v)}" ${attributes(flags)}>`,
  );

const option = fc
  .tuple(value, flag('selected'), flag('disabled'))
  .map(([v, ...flags]) => `<option value="${attributeText(v)}" ${attributes(flags)}>x</option>`);

const select = fc
  .tuple(name, flag('multiple'), flag('disabled'), fc.array(option, { maxLength: 3 }))
  .map(
    ([n, multiple, disabled, options]) => `<select name="${n}" ${multiple} ${disabled}>${options.join('')}</select>`,
  );

const textarea = fc.tuple(name, value).map(([n, v]) => `<textarea name="${n}">\n${attributeText(v)}</textarea>`);
const button = fc
  .tuple(fc.constantFrom('button', 'submit', 'reset'), name, value)
  .map(([type, n, v]) => `<button type="${type}" name="${n}" value="${attributeText(v)}">x</button>`);
const output = name.map((n) => `<output name="${n}">5</output>`);

const field = fc.oneof({ weight: 5, arbitrary: input }, select, textarea, button, output);

const group: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom('fieldset', 'fieldset disabled', 'p', 'div class="y"'), fc.array(field, { maxLength: 3 }))
  .map(([tag, fields]) => `<${tag}>${fields.join('')}</${tag.split(' ')[0]}>`);

const content = fc
  .array(fc.oneof({ weight: 3, arbitrary: field }, group), { maxLength: 6 })
  .map((parts) => parts.join(''));

/** An attribute of htmx's, or none, in either spelling. */
function attribute(n: string, values: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.boolean(), fc.option(fc.constantFrom(...values), { freq: 2 }))
    .map(([data, v]) => (v === null ? '' : `${data ? 'data-' : ''}${n}="${attributeText(v)}"`));
}

const values = [
  '{"a":1}',
  '{"b":null,"d":[1,{"x":true}]}',
  '"e":"7"',
  'js:{f: 1 + 1}',
  'javascript:a: 3',
  'unset',
  ' ',
  '{',
];

const level = fc
  .tuple(
    attribute('hx-vals', values.slice(0, -1)),
    attribute('hx-vars', ['a: 9', '{g: [1]}', 'js:b: 1']),
    attribute('hx-headers', values.slice(0, -1)),
    attribute('hx-include', ['this', '.y', 'next', 'previous', 'input, .y', 'body', 'unset']),
    attribute('hx-params', ['*', 'none', 'a', 'not a,b', 'not c', 'unset']),
    attribute('hx-disinherit', ['*', 'hx-include', 'hx-params hx-vals']),
    attribute('hx-validate', ['true', 'false']),
  )
  .map(attributes);

const sender = fc.oneof(
  fc
    .tuple(level, content, flag('novalidate'))
    .map(([own, fields, free]) => `<form sender ${free} ${own}>${fields}</form>`),
  fc
    .tuple(level, content, content, fc.constantFrom('div', 'a', 'button name="s" value="8"', 'button type="button"'))
    .map(([own, before, after, tag]) => `<form>${before}<${tag} sender ${own}></${tag.split(' ')[0]}>${after}</form>`),
  fc.tuple(level, name, value).map(([own, n, v]) => `<input sender name="${n}" value="${attributeText(v)}" ${own}>`),
  fc.tuple(level, content).map(([own, fields]) => `<div sender ${own}>${fields}</div>`),
);

/** One page; exactly one element has the attribute `sender`. */
export const pages: fc.Arbitrary<string> = fc
  .tuple(level, level, sender, content, content)
  .map(
    ([outermost, outer, middle, before, after]) =>
      `<main ${outermost}>${before}<section ${outer}>${middle}</section>${after}</main><form id="outer"></form>`,
  );
