// The languages of servers' templates: which files are theirs, and their own rubble in the laws that hold of anything.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dialectNamed, readingOf } from '../../codemod/dialects/index.ts';
import { dialectFor, migrate } from '../../codemod/index.ts';
import { idempotence, identity, locality } from '../laws/laws.ts';
import { expectProportionalTime } from '../pace.ts';
import { runs } from '../property.ts';

const names = [
  'erb',
  'ejs',
  'eta',
  'jsp',
  'jspx',
  'asp',
  'eex',
  'heex',
  'elixir',
  'php',
  'blade',
  'razor',
  'freemarker',
  'velocity',
] as const;

test.each([
  ['app/views/rooms/show.html.erb', 'erb'],
  ['show.rhtml', 'erb'],
  ['views/room.ejs', 'ejs'],
  ['room.html.eta', 'eta'],
  ['WEB-INF/room.JSP', 'jsp'],
  ['tags/room.tag', 'jsp'],
  ['room.jspx', 'jspx'],
  ['Site.Master', 'asp'],
  ['default.asp', 'asp'],
  ['room.html.leex', 'eex'],
  ['room.html.heex', 'heex'],
  ['room_live.ex', 'elixir'],
  ['index.php', 'php'],
  ['view.phtml', 'php'],
  ['room.blade.php', 'blade'],
  ['Views/Room.cshtml', 'razor'],
  ['Room.razor', 'razor'],
  ['room.ftlh', 'freemarker'],
  ['room.vm', 'velocity'],
])('%s speaks for %s', (path, name) => {
  expect(dialectFor(path)).toBe(name);
});

test.each([
  ['<p><?php echo 1 ?></p>', 'php'],
  ['<p><?= $x ?></p>', 'php'],
  ['<?xml version="1.0"?><p>x</p>', 'html'],
  ['<p><% if live %>x<% end %></p>', 'erb'],
  ['<% rooms.each do |room| %><p></p><% end %>', 'erb'],
  ['<p><%= name %></p>', 'ejs'],
  ['<p><% if (live) { %>x<% } %></p>', 'ejs'],
  ['<p><% of it</p>', 'html'],
  ['<p>{% if a %}<%= x %>{% endif %}</p>', 'jinja'],
  ['<p><?= $x ?> {{ y }} <%= z %></p>', 'php'],
] as const)('an .html file with %s reads as %s', (source, name) => {
  expect(readingOf('a.html', source).dialect.name).toBe(name);
});

const signs = [
  ...'<% %> <%= <%- <%_ _%> -%> <%% %%> <%# <%-- --%> <%! <%@ <? ?> <?php <?= @ @@ @* *@ @( @{ @: ( ) [ ] { } {{ }} {!! !!} ${ #{ # ## #* *# #[[ ]]# $x <text> </text> : ; , " \' ` \\'.split(
    ' ',
  ),
  ...'if(a) { } else { end|do |x||if a|else|End If|If a Then|: endif;|foreach ($a as $b):|fn x ->|case 1:|switch (a) {|@if (a)|@else|@endif|@foreach (a)|@php|@endphp|@section x {|@verbatim|@endverbatim|#if($a)|#else|#end|<#if a>|<#else>|</#if>|<@x/>|[#if a]|<c:if test="${a}">|</c:if>|<c:choose>|<c:when test="a">|</c:when>|</c:choose>|<c:out value="x"/>|<<<A\n|\nA;|//|/*|*/|~H"""|"""|<.form|={|{@x}|<!--|-->'.split(
    '|',
  ),
  ' ',
  '\n',
  'hx-ws="',
  'hx-ws={"',
  'connect:/x',
  'send',
  ',',
  '<div ',
  '<p>',
  '</p>',
  '>',
  'hx-ext="morph"',
  "'hx-ws' => 'send'",
];
const rubble = fc.array(fc.constantFrom(...signs), { maxLength: 40 }).map((parts) => parts.join(''));

describe.each(names)('%s', (dialect) => {
  test('finds sorted, disjoint holes in its own rubble', () => {
    fc.assert(
      fc.property(rubble, (source) => {
        let done = 0;
        for (const { start, end, inner, kind, role } of dialectNamed(dialect).holes(source)) {
          const fits = start >= done && end > start && end <= source.length;
          const within = start <= inner.start && inner.start <= inner.end && inner.end <= end;
          expect({ source, start, fits, within, role: kind === 'statement' || role === undefined }).toEqual({
            source,
            start,
            fits: true,
            within: true,
            role: true,
          });
          done = end;
        }
      }),
      runs(3000),
    );
  });

  test.each(Object.entries({ identity, idempotence, locality }))('keeps the law of %s in its own rubble', (_, law) => {
    fc.assert(
      fc.property(rubble, fc.constantFrom('htmx2' as const, 'htmx4' as const), (input, target) => {
        const options = { path: 'page', dialect, target };
        expect({ input, broken: law({ input, options, migration: migrate(input, options), migrate }) }).toEqual({
          input,
          broken: [],
        });
      }),
      runs(2000),
    );
  });

  // As for all languages: ten times the size in at most 35 times the processor time.
  test.each([
    ['conditions', '<% if (a) { %>'],
    ['openers', '<%= "'],
    ['branches', '<% } else %>'],
    ['heredocs', '<?php <<<A\n'],
    ['alternative conditions', '<?php if ($a): ?>'],
    ['control blocks', '@if (a) { <p '],
    ['nested code', '@{ <p @'],
    ['arguments', '@if('],
    ['expressions', '@a.b['],
    ['directives', '#if($a'],
    ['macros', '<@x a="'],
    ['actions', '<c:if test="${a'],
    ['braces', '<p a={"#{'],
    ['remarks', '<% /* @* #* '],
    ['words', '<% x do |y| fn z -> %>'],
    ['code that names it', '<% "hx-ws=" %>'],
  ])('takes time in proportion to the size of %s', (_, unit) => {
    expectProportionalTime((length) => {
      const source = `<i hx-ws="send">${unit.repeat(Math.ceil(length / unit.length))}`;
      migrate(source, { path: 'a', dialect });
    }, 5_000);
  });
});
