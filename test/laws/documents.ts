// Random documents for the laws: tags, attributes, quotes, holes, conditions, line ends and odd bytes, put together so
// that most of them are templates that somebody could have written.
import fc from 'fast-check';

const space = fc.constantFrom(' ', ' ', ' ', '\n  ', '\r\n\t', '  ');
const hole = fc.constantFrom(
  '{{ x }}',
  '{{ "}}" | y }}',
  "{{ 'a' }}",
  '{{- z -}}',
  "{% url 'chat' %}",
  '{{ {"a": 1}.a }}',
  '{# c #}',
);
const url = fc.oneof(
  fc.constantFrom('/chat', '/x?ids=1,2', 'ws:/x', 'wss://h/p', '/a?b=1&c=2', '/a?b=1&amp;c=2', '../x', '/caf\xe9'),
  hole.map((one) => `/r/${one}`),
);
const clause = fc.oneof(
  url.map((one) => `connect:${one}`),
  fc.constantFrom('send', 'send', 'send:submit', 'connect', 'connect /x', 'receive', '', '/y'),
);
const plainValue = fc
  .tuple(fc.array(clause, { minLength: 1, maxLength: 2 }), fc.constantFrom(' ', ',', ', ', '&#32;'))
  .map(([clauses, separator]) => clauses.join(separator));
const value = fc.oneof(
  { weight: 6, arbitrary: plainValue },
  {
    weight: 1,
    arbitrary: fc.tuple(plainValue, plainValue).map(([a, b]) => `{% if a %}${a}{% else %}${b}{% endif %}`),
  },
  { weight: 1, arbitrary: plainValue.map((a) => `connect:/x{% if b %} ${a}{% endif %}`) },
  { weight: 1, arbitrary: hole },
);
const legacy = fc
  .tuple(fc.constantFrom('hx-ws', 'hx-ws', 'hx-ws', 'data-hx-ws', 'HX-WS'), value, fc.constantFrom('"', "'", ''))
  .map(([name, text, quote]) => {
    if (quote !== '') return `${name}=${quote}${text.replaceAll(quote, quote === '"' ? "'" : '"')}${quote}`;
    return text === '' || /[\s"'`<>=]/.test(text) ? `${name}="${text.replaceAll('"', "'")}"` : `${name}=${text}`;
  });
const other = fc.constantFrom(
  'class="a > b"',
  "id='i'",
  'hidden',
  'title=t',
  'hx-ext="morph"',
  'hx-ext="ws"',
  "hx-ext='a,b'",
  'hx-ext="ignore:ws"',
  'hx-ext="{{ exts }}"',
  'data-hx-ext=sse',
  'ws-connect="/chat"',
  'ws-send',
  'hx-swap="none"',
  'hx-trigger="click delay:1s"',
  'hx-get="/g"',
  'data-x="{{ \'"\' }}"',
  'alt="caf\xe9"',
  'data-t="&lt;b hx-ws>"',
  '{{ attrs }}',
  'href=/a/',
);
const attribute: fc.Arbitrary<string> = fc.oneof({ weight: 3, arbitrary: legacy }, { weight: 4, arbitrary: other });
const conditional = fc
  .tuple(attribute, attribute, fc.boolean(), space)
  .map(([a, b, otherwise, gap]) => `{% if c %}${gap}${a}${otherwise ? `{% else %}${gap}${b}` : ''}{% endif %}`);
const attributes = fc
  .array(fc.tuple(space, fc.oneof({ weight: 5, arbitrary: attribute }, { weight: 1, arbitrary: conditional })), {
    maxLength: 4,
  })
  .map((list) => list.map((pair) => pair.join('')).join(''));

const name = fc.constantFrom(
  'div',
  'form',
  'p',
  'li',
  'body',
  'section',
  'button',
  'svg',
  'template',
  'select',
  'noscript',
);
const leaf = fc.oneof(
  fc.constantFrom(
    'text',
    'caf\xe9 \u0000',
    'use hx-ws="send" & go',
    '\r\n',
    '&lt;p hx-ws&gt;',
    'a < b',
    '{{ y }}',
    '{# hx-ws="send" #}',
  ),
  attributes.map((list) => `<!-- <div${list}> -->`),
  attributes.map((list) => `<input${list}>`),
  attributes.map((list) => `<br${list} />`),
  fc.constantFrom(
    '<script>el.setAttribute("hx-ws", "send"); a < b</script>',
    '<style>[hx-ws] { color: red }</style>',
    '<textarea><p hx-ws="send"></textarea>',
    '<title>hx-ws</title>',
    '{% include "a.html" %}',
    '{% set x = {"hx-ws": "send"} %}',
  ),
);

/**
 * Takes white space away around some statements, where that glues nothing to an attribute's name or value: then the
 * template itself is broken, and nothing is promised.
 */
const marked = (text: string, marks: readonly boolean[]) => {
  if (/hx-ws=[^"'\s]|=["'][^"']*\{%|<\w+\s+\{%|\}\}\s*\{%/i.test(text)) return text;
  return text.replace(/\{% | %\}/g, (delimiter, at: number) => {
    if (!marks[at % marks.length]) return delimiter;
    return delimiter === '{% ' ? '{%- ' : ' -%}';
  });
};

/** A document: nodes in nodes, conditions and loops around them. */
const plain: fc.Arbitrary<string> = fc.letrec<{ readonly node: string; readonly nodes: string }>((tie) => ({
  nodes: fc.array(tie('node'), { maxLength: 3 }).map((list) => list.join('')),
  node: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    leaf,
    fc.tuple(name, attributes, space, tie('nodes')).map(([tag, list, , inner]) => `<${tag}${list}>${inner}</${tag}>`),
    fc.tuple(name, attributes, tie('nodes')).map(([tag, list, inner]) => `<${tag}${list}>${inner}`),
    fc.tuple(tie('nodes'), tie('nodes')).map(([a, b]) => `{% if d %}${a}{% else %}${b}{% endif %}`),
    tie('nodes').map((inner) => `{% for i in l %}${inner}{% endfor %}`),
  ),
})).nodes;

/** A document, in one case of three with white space taken away around some statements. */
export const documents: fc.Arbitrary<string> = fc.oneof(
  { weight: 2, arbitrary: plain },
  {
    weight: 1,
    arbitrary: fc
      .tuple(plain, fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }))
      .map(([text, marks]) => marked(text, marks)),
  },
);

/** Bytes that mean something to some reader, in any order: broken tags, broken holes, broken quotes. */
export const rubble: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...'< > " \' = / ! - { } % # \\ ` & ; \n \r \t \0'.split(' '),
        ' ',
        'hx-ws',
        'data-hx-ws',
        'hx_ws',
        'hx-ws="',
        'connect:/x',
        'send',
        '<div',
        '</div>',
        '<script',
        '</script>',
        '<!--',
        '-->',
        '{{',
        '}}',
        '{%',
        '%}',
        '{#',
        '#}',
        '{% if a %}',
        '{% else %}',
        '{% endif %}',
        '{% raw %}',
        '{% endraw %}',
        '{% comment %}',
        'hx-ext="',
        'ws-connect',
        'hx-ws-migrate-ignore-file',
        '<![CDATA[',
        ']]>',
        '<?',
        '\uFFFC',
        '\ud800',
      ),
      fc.string({ maxLength: 3 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));
