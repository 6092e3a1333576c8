// Each law against a migration that breaks it: a law that lets its violation through proves nothing.
import { describe, expect, test } from '@jest/globals';
import { type MigrateOptions, type Migration, migrate } from '../../codemod/index.ts';
import { accounting, agreement, idempotence, identity, type Law, laws, locality } from './laws.ts';

type Migrate = (source: string, options: MigrateOptions) => Migration;

const options: MigrateOptions = { path: 'a.j2' };
const page = '<div hx-ws="connect:/chat"><form hx-ws="send"></form></div>';

/** A migration whose output is some other text, as one edit from the first to the last unit. */
function instead(source: string, output: string): Migration {
  const honest = migrate(source, options);
  const edits = [{ start: 0, end: source.length, replacement: output }];
  const findings = honest.findings.map((finding, i) => ({ ...finding, edits: i === 0 ? edits : [] }));
  return { ...honest, output, edits, findings };
}

/** A migration whose output lacks a piece. */
function cut(honest: Migration, piece: string): Migration {
  return { ...honest, output: honest.output.replace(piece, '') };
}

const planted: readonly (readonly [what: string, law: Law, input: string, broken: Migrate, path?: string])[] = [
  [
    'a text without anything legacy is tidied',
    identity,
    '<div  class=a></div>',
    (source) => instead(source, '<div class=a></div>'),
  ],
  [
    'a second run adds the extension again',
    idempotence,
    page,
    (source, given) => {
      const once = migrate(source, given);
      return source.includes('hx-ws') ? once : instead(source, source.replace('hx-ext="ws"', 'hx-ext="ws, ws"'));
    },
  ],
  [
    'a line end outside the edits is lost',
    locality,
    `${page}\r\n`,
    (source, given) => {
      const honest = migrate(source, given);
      return { ...honest, output: honest.output.replace('\r\n', '\n') };
    },
  ],
  [
    'two edits overlap',
    locality,
    page,
    (source, given) => {
      const honest = migrate(source, given);
      return { ...honest, edits: [...honest.edits, ...honest.edits] };
    },
  ],
  ['a letter comes from nowhere', locality, page, (source) => instead(source, `${source}\xe9`)],
  [
    'an occurrence in a script is passed over',
    accounting,
    '<script>f("hx-ws", "send")</script>',
    (source, given) => ({
      ...migrate(source, given),
      findings: [],
      occurrences: [],
    }),
  ],
  [
    'an attribute is called prose',
    accounting,
    page,
    (source, given) => {
      const honest = migrate(source, given);
      return {
        ...honest,
        output: source,
        edits: [],
        findings: [],
        occurrences: honest.occurrences.map(({ range }) => ({ range, fate: 'prose' })),
      };
    },
  ],
  [
    'an occurrence is said to be reported, and is not',
    accounting,
    '<p>hx-ws</p>',
    (source, given) => {
      const honest = migrate(source, given);
      return { ...honest, occurrences: honest.occurrences.map(({ range }) => ({ range, fate: 'reported' })) };
    },
  ],
  [
    'a program is taken for prose',
    accounting,
    'form(hx-ws="send")',
    (source) => migrate(source, { path: 'a.md' }),
    'a.pug',
  ],
  [
    'a URL loses its query',
    agreement,
    '<div hx-ws="connect:/x?ids=1,2"></div>',
    (source, given) => {
      const honest = migrate(source, given);
      return { ...honest, output: honest.output.replace(',2', '') };
    },
  ],
  [
    'the send half is dropped',
    agreement,
    '<form hx-ws="connect:/x,send"></form>',
    (source) => instead(source, '<form hx-ext="ws" ws-connect="/x"></form>'),
  ],
  [
    "a branch takes the other one's attribute",
    agreement,
    '<i {% if a %}hx-ws="send"{% else %}hx-ws="connect:/x"{% endif %}></i>',
    (source) => instead(source, '<i {% if a %}hx-ext="ws" ws-connect="/x"{% else %}ws-send{% endif %}></i>'),
  ],
  [
    'the extension is forgotten',
    agreement,
    '<div hx-ws="connect:/chat"><b hx-ws="send"></b></div>',
    (source) => instead(source, '<div ws-connect="/chat"><b ws-send></b></div>'),
  ],
  [
    'an address in braces is cut',
    agreement,
    'export const a = <div hx-ws={`connect:/x/${id}`} />;',
    (source, given) => cut(migrate(source, given), '/${id}'),
    'a.tsx',
  ],
  [
    'what is joined to an address is lost',
    agreement,
    'package a\n\ntempl A(id string) {\n\t<div hx-ws={ "connect:/x/" + id }></div>\n}\n',
    (source, given) => cut(migrate(source, given), ' + id'),
    'a.templ',
  ],
  [
    'one of a list of attributes goes',
    agreement,
    'div(hx-ws="connect:/x,send", class="a")\n',
    (source, given) => cut(migrate(source, given), ', ws-send=""'),
    'a.pug',
  ],
  [
    'one of a hash goes',
    agreement,
    "%div{ 'hx-ws' => 'connect:/x', :class => 'a' }\n",
    (source, given) => cut(migrate(source, given), ", :class => 'a'"),
    'a.haml',
  ],
  [
    'a fence is changed in another way',
    agreement,
    'Text\n\n> ```html\n> <p hx-ws="connect:/x?a=1">\n> ```\n',
    (source, given) => cut(migrate(source, given), '?a=1'),
    'a.md',
  ],
  [
    'a neighbour is swallowed',
    agreement,
    '<form hx-ws="send" class="a"></form>',
    (source) => instead(source, '<form ws-sendclass="a"></form>'),
  ],
];

describe('a law catches', () => {
  test.each(planted)('%s', (_, law, input, broken, path = 'a.j2') => {
    const given = { ...options, path };
    const breaking = { input, options: given, migration: broken(input, given), migrate: broken };
    const honest = { input, options: given, migration: migrate(input, given), migrate };
    expect({ honest: law(honest), caught: law(breaking).length > 0 }).toEqual({ honest: [], caught: true });
  });

  test('every law has a violation here', () => {
    expect(new Set(planted.map(([, law]) => law))).toEqual(new Set(Object.values(laws)));
  });
});
