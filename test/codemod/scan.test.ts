// The boundary scan against parse5's tokenizer over the same text: where tags begin and end, in any order of any bytes.
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Tokenizer, TokenizerMode } from 'parse5';
import { readAttributes } from '../../codemod/markup/attributes.ts';
import { scanTags } from '../../codemod/markup/tags.ts';
import { documents, rubble } from '../laws/documents.ts';
import { runs } from '../property.ts';

const modes = new Map<string, number>([
  ['script', TokenizerMode.SCRIPT_DATA],
  ['textarea', TokenizerMode.RCDATA],
  ['title', TokenizerMode.RCDATA],
  ['plaintext', TokenizerMode.PLAINTEXT],
  ...['style', 'iframe', 'xmp', 'noembed', 'noframes'].map((name) => [name, TokenizerMode.RAWTEXT] as const),
]);

/** Tags as parse5 sees them: kind, name, start, end, and the first attribute of each name with its value. */
function truth(html: string): readonly string[] {
  const found: string[] = [];
  const nothing = () => {};
  const tokenizer: Tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag(tag) {
        const { startOffset, endOffset } = tag.location ?? { startOffset: -1, endOffset: -1 };
        const attributes = tag.attrs.map(({ name }) => {
          const place = tag.location?.attrs?.[name];
          return `${name}@${place?.startOffset}`;
        });
        found.push(`start ${tag.tagName} ${startOffset}..${endOffset} ${attributes.join(' ')}`);
        const mode = modes.get(tag.tagName);
        if (mode !== undefined) {
          tokenizer.state = mode as typeof tokenizer.state;
          tokenizer.lastStartTagName = tag.tagName;
        }
      },
      onEndTag: (tag) => found.push(`end ${tag.tagName} ${tag.location?.startOffset}..${tag.location?.endOffset}`),
      onComment: nothing,
      onDoctype: nothing,
      onEof: nothing,
      onCharacter: nothing,
      onNullCharacter: nothing,
      onWhitespaceCharacter: nothing,
    },
  );
  tokenizer.write(html, true);
  return found;
}

function scanned(html: string): readonly string[] {
  return scanTags(html, 0, html.length, 'html').tags.map(({ kind, name, start, end }) => {
    if (kind === 'end') return `end ${name} ${start}..${end}`;
    const read = readAttributes(html, start, end);
    const firsts = read.filter((one, i) => read.findIndex((other) => other.name === one.name) === i);
    const attributes = firsts.map((one) => `${one.name}@${one.start}`);
    return `start ${name} ${start}..${end} ${attributes.join(' ')}`;
  });
}

/** Without what the two are meant to differ in: NUL in names, foreign content, which a tokenizer alone does not know. */
function comparable(text: string): string {
  return text.replace(/[\0\uFFFC\ud800-\udfff]/g, '').replace(/svg|math|CDATA/gi, 'b');
}

test.each([
  ['<script><!-- <script> </script> --> </script><p>'],
  ['<script><!--></script><p>'],
  ['<!--><p><!---><p><!-- --!><p>'],
  ['<title><b></title ><p a=>'],
  ['<a b=c/><a =x =y/ / z = "q"w>'],
  ['</p a=">"></ p><!x><?y><!doctype "a>b">'],
])('the scan sees what parse5 sees in %s', (html) => {
  expect(scanned(html)).toEqual(truth(html));
});

test('the scan sees what parse5 sees in rubble and in documents', () => {
  fc.assert(
    fc.property(fc.oneof(rubble, documents), (text) => {
      const html = comparable(text);
      expect(scanned(html)).toEqual(truth(html));
    }),
    runs(5000),
  );
});
