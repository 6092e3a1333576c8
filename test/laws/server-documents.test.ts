// The laws over generated documents in the languages of servers: the documents of the laws, translated word for word.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type DialectName, migrate } from '../../codemod/index.ts';
import { runs } from '../property.ts';
import { documents } from './documents.ts';
import { laws } from './laws.ts';

/** How a language writes what the documents hold. */
interface Words {
  readonly print: string;
  readonly open: (condition: string) => string;
  readonly otherwise: string;
  readonly close: string;
  readonly loop: readonly [open: string, close: string];
  readonly remark: (text: string) => string;
}

const brackets: Words = {
  print: '<%= f("a", "b>") %>',
  open: (condition) => `<% if (${condition}) { %>`,
  otherwise: '<% } else { %>',
  close: '<% } %>',
  loop: ['<% for (const i of l) { %>', '<% } %>'],
  remark: (text) => `<% /*${text}*/ %>`,
};

const languages: readonly (readonly [extension: string, dialect: DialectName, words: Words])[] = [
  [
    'erb',
    'erb',
    {
      print: '<%= f "a", b: "c>" %>',
      open: (condition) => `<% if ${condition} %>`,
      otherwise: '<% else %>',
      close: '<% end %>',
      loop: ['<% l.each do |i| %>', '<% end %>'],
      remark: (text) => `<%#${text}%>`,
    },
  ],
  ['ejs', 'ejs', brackets],
  ['eta', 'eta', { ...brackets, print: '<%= f("a%>", \'b>\') %>' }],
  ['jsp', 'jsp', { ...brackets, print: '${f["a}"]}', remark: (text) => `<%--${text}--%>` }],
  [
    'jspf',
    'jsp',
    {
      print: '<c:out value="${a > b}"/>',
      open: (condition) => `<c:choose><c:when test="\${${condition}}">`,
      otherwise: '</c:when><c:otherwise>',
      close: '</c:otherwise></c:choose>',
      loop: ['<c:forEach items="${l}" var="i">', '</c:forEach>'],
      remark: (text) => `<%--${text}--%>`,
    },
  ],
  [
    'asp',
    'asp',
    {
      print: '<%= f("a", "b>") %>',
      open: (condition) => `<% If ${condition} Then %>`,
      otherwise: '<% Else %>',
      close: '<% End If %>',
      loop: ['<% For Each i In l %>', '<% Next %>'],
      remark: (text) => `<%--${text}--%>`,
    },
  ],
  [
    'eex',
    'eex',
    {
      print: '<%= f("a", b: "c>") %>',
      open: (condition) => `<%= if ${condition} do %>`,
      otherwise: '<% else %>',
      close: '<% end %>',
      loop: ['<%= for i <- l do %>', '<% end %>'],
      remark: (text) => `<%!--${text}--%>`,
    },
  ],
  [
    'php',
    'php',
    {
      print: '<?= f("a", "?>") ?>',
      open: (condition) => `<?php if ($${condition}): ?>`,
      otherwise: '<?php else: ?>',
      close: '<?php endif ?>',
      loop: ['<?php foreach ($l as $i) { ?>', '<?php } ?>'],
      remark: (text) => `<?php /*${text}*/ ?>`,
    },
  ],
  [
    'blade.php',
    'blade',
    {
      print: '{{ f("a", "b>") }}',
      open: (condition) => ` @if ($${condition}) `,
      otherwise: ' @else ',
      close: ' @endif ',
      loop: [' @foreach ($l as $i) ', ' @endforeach '],
      remark: (text) => `{{--${text}--}}`,
    },
  ],
  [
    'cshtml',
    'razor',
    {
      print: '@(f("a", ")"))',
      // x@if is an address, as in an e-mail.
      open: (condition) => ` @if (${condition}) { <text>`,
      otherwise: '</text> } else { <text>',
      close: '</text> }',
      loop: [' @foreach (var i in l) { <text>', '</text> }'],
      remark: (text) => `@*${text}*@`,
    },
  ],
  [
    'ftl',
    'freemarker',
    {
      print: '${f("a}", "b>")}',
      open: (condition) => `<#if (${condition} > 1)>`,
      otherwise: '<#else>',
      close: '</#if>',
      loop: ['<#list l as i>', '</#list>'],
      remark: (text) => `<#--${text}-->`,
    },
  ],
  [
    'vm',
    'velocity',
    {
      print: '${f.g("a", "b>")}',
      open: (condition) => `#if($${condition})`,
      otherwise: '#{else}',
      close: '#{end}',
      loop: ['#foreach($i in $l)', '#{end}'],
      remark: (text) => `#*${text}*#`,
    },
  ],
];

/** A document of the laws in the words of a language. */
function translated(document: string, words: Words): string {
  const ends: string[] = [];
  return document.replace(
    /\{\{(?:"[^"]*"|'[^']*'|\{[^}]*\}|[^"'}])*\}\}|\{%-?\s*(\w+)([\s\S]*?)-?%\}|\{#([\s\S]*?)#\}/g,
    (_, name: string | undefined, rest: string | undefined, remark: string | undefined) => {
      if (remark !== undefined) return words.remark(remark);
      if (name === 'else') return words.otherwise;
      if (name === 'endif' || name === 'endfor') return ends.pop() ?? '';
      if (name !== 'if' && name !== 'for') return name === 'set' ? '' : words.print;
      ends.push(name === 'if' ? words.close : words.loop[1]);
      return name === 'if' ? words.open((rest ?? '').trim()) : words.loop[0];
    },
  );
}

describe.each(languages)('a document in .%s', (extension, _, words) => {
  test.each(Object.entries(laws))('keeps the law of %s', (_, law) => {
    fc.assert(
      fc.property(documents, fc.constantFrom('htmx2' as const, 'htmx4' as const), (document, target) => {
        const input = translated(document, words);
        const options = { path: `page.${extension}`, target };
        expect({ input, broken: law({ input, options, migration: migrate(input, options), migrate }) }).toEqual({
          input,
          broken: [],
        });
      }),
      runs(1000),
    );
  });
});

test('a language whose reader knew no conditions would be seen', () => {
  const input = '<p hx-ws="<% if (a) { %>connect:/a<% } else { %>send<% } %>"></p>';
  const options = { path: 'page.ejs' };
  const output = '<p hx-ext="ws" ws-connect="/a<% } else { %>send<% } %>"></p>';
  const migration = { ...migrate(input, options), output };
  expect(laws.agreement({ input, options, migration, migrate })).not.toEqual([]);
});
