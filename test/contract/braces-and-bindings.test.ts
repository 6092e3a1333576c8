// What the languages of braces and of bound attributes owe beyond the suite for all: which plain files are theirs, the
// layouts that they name, their own worst shapes, and holes that others do not have.
import { describe, expect, test } from '@jest/globals';
import type { Hole } from '../../codemod/dialects/dialect.ts';
import { dialectNamed, readingOf } from '../../codemod/dialects/index.ts';
import { type DialectName, dialectFor, migrate } from '../../codemod/index.ts';
import { expectProportionalTime } from '../pace.ts';

test.each([
  ['views/page.mustache', 'mustache'],
  ['views/page.html.hbs', 'handlebars'],
  ['web/page.go.html', 'go-template'],
  ['web/page.html.tmpl', 'go-template'],
  ['src/Chat.vue', 'vue'],
  ['src/routes/+page.svelte', 'svelte'],
  ['src/pages/index.astro', 'astro'],
] as const)('%s speaks for %s', (path, name) => {
  expect(dialectFor(path)).toBe(name);
});

test.each([
  ['{{if .A}}<p>{{end}}', 'go-template'],
  ['{{- range .Items -}}<p>{{ end }}', 'go-template'],
  ['{{ define "main" }}<p>', 'go-template'],
  ['{{template "head" .}}<p>', 'go-template'],
  ['{{ partial "head" . }}{{ with .Page }}<p>{{ end }}', 'go-template'],
  ['{{ range }}<p>{{ end }}', 'jinja'],
  ['{% if a %}{{if .A}}{{end}}{% endif %}', 'jinja'],
  ['{{#if a}}<p>{{/if}}', 'handlebars'],
  ['{{#rows}}<p>{{/rows}}', 'handlebars'],
  ['{{# a remark #}{{ b }}', 'jinja'],
  ['{% raw %}{{#if a}}{{/if}}{% endraw %}', 'jinja'],
  ['{{=<% %>=}}<p>', 'mustache'],
  ['<html xmlns:th="http://www.thymeleaf.org">', 'thymeleaf'],
  ['<p th:text="${a}">', 'thymeleaf'],
  ['<p hx:get="@{/a}">', 'thymeleaf'],
  ['<p data-thing="a" hx:get="/a">', 'html'],
  ['{% if a %}<p th:text="${a}">{% endif %}', 'jinja'],
  ['<p :class="a">{{ b }}</p>', 'jinja'],
] as const)('an .html file with %s reads as %s', (source, name) => {
  expect(readingOf('a.html', source).dialect.name).toBe(name);
});

test.each([
  ['mustache', '{{<base}}{{/base}}<p hx-ws>', 'base'],
  ['handlebars', '{{!< layouts/main}}<p hx-ws>', 'layouts/main'],
  ['handlebars', '{{#> layouts/main}}<p hx-ws>{{/layouts/main}}', 'layouts/main'],
  ['handlebars', '{{#extend "main"}}<p hx-ws>{{/extend}}', 'main'],
  ['astro', '---\nimport Main from "../Main.astro";\n---\n<Main><p hx-ws></Main>', '../Main.astro'],
  ['thymeleaf', '<html layout:decorate="~{layouts/main}"><p hx-ws>', 'layouts/main'],
  ['thymeleaf', '<html th:replace="~{base :: page(~{::main})}"><p hx-ws>', 'base'],
] as const)('%s names the layout in %s', (dialect, source, layout) => {
  expect(migrate(source, { path: 'a', dialect }).layout).toBe(layout);
});

/** The holes of a source, as their kind, their role and their text. */
function told(name: DialectName, source: string): readonly string[] {
  const text = ({ kind, role, start, end }: Hole) => `${role ?? kind} ${source.slice(start, end)}`;
  return dialectNamed(name).holes(source).map(text);
}

test.each([
  [
    'mustache',
    '{{{a}}}{{&b}}{{! }c }}{{>d}}',
    ['expression {{{a}}}', 'expression {{&b}}', 'comment {{! }c }}', 'expression {{>d}}'],
  ],
  ['mustache', '{{#a}}1{{/a}} {{^a}}2{{/a}}', ['open {{#a}}', 'continue {{/a}} {{^a}}', 'close {{/a}}']],
  ['mustache', '{{^a}}1{{/a}}{{#a}}2{{/a}}', ['open {{^a}}', 'continue {{/a}}{{#a}}', 'close {{/a}}']],
  ['mustache', '{{#a}}1{{/a}} and {{^a}}2{{/a}}', ['open {{#a}}', 'close {{/a}}', 'open {{^a}}', 'close {{/a}}']],
  [
    'mustache',
    '{{=| |=}}|a|{{b}}|={{ }}=|{{c}}',
    ['statement {{=| |=}}', 'expression |a|', 'statement |={{ }}=|', 'expression {{c}}'],
  ],
  ['handlebars', '{{"}}"}}{{{ \'}}}\' }}}', ['expression {{"}}"}}', "expression {{{ '}}}' }}}"]],
  ['handlebars', '{{!-- }} --}}{{! a }}', ['comment {{!-- }} --}}', 'comment {{! a }}']],
  ['handlebars', '\\{{a}}\\\\{{b}}', ['raw \\{{a}}', 'expression {{b}}']],
  [
    'handlebars',
    '{{#if a}}{{else if b}}{{^}}{{/if}}',
    ['open {{#if a}}', 'continue {{else if b}}', 'continue {{^}}', 'close {{/if}}'],
  ],
  ['handlebars', '{{elsewhere}}{{else.x}}', ['expression {{elsewhere}}', 'expression {{else.x}}']],
  ['go-template', '{{"}}"}}{{`}}`}}{{\'}\'}}', ['expression {{"}}"}}', 'expression {{`}}`}}', "expression {{'}'}}"]],
  ['go-template', '{{/* }} */}}{{- /* a */ -}}', ['comment {{/* }} */}}', 'comment {{- /* a */ -}}']],
  ['go-template', '{{$a := 1}}{{$a}}{{break}}', ['statement {{$a := 1}}', 'expression {{$a}}', 'statement {{break}}']],
  [
    'go-template',
    '{{with .A}}{{else with .B}}{{end}}{{ending}}',
    ['open {{with .A}}', 'continue {{else with .B}}', 'close {{end}}', 'expression {{ending}}'],
  ],
] as const)('%s reads the holes of %s', (name, source, holes) => {
  expect(told(name, source)).toEqual(holes);
});

test.each([
  ['go-template', '<p {{if .A}}hx-ext="ws"{{end}}>{{range .R}}{{if .A}}', '{{end}}{{end}}'],
  ['handlebars', '<p {{#if a}}hx-ext="ws"{{/if}}>{{#each r}}{{#if a}}', '{{/if}}{{/each}}'],
  ['mustache', '<p {{#a}}hx-ext="ws"{{/a}}>{{#r}}{{#a}}', '{{/a}}{{/r}}'],
  ['svelte', '{#if a}<p hx-ext="ws">{/if}{#each r as a}{#if a}', '{/if}{/each}'],
] as const)('%s has conditions that mean something of their own in a loop', (dialect, before, after) => {
  const { output } = migrate(`${before}<i hx-ws="connect:/a"></i>${after}`, { path: 'a', dialect });
  expect(output).toBe(`${before}<i hx-ext="ws" ws-connect="/a"></i>${after}`);
});

describe.each([
  ['mustache', ['{{#a}}', '{{/a}}{{^a}}', '{{=a b=}}a={{ }}=b', '{{=<% %>=}}<%{']],
  ['handlebars', ['{{{{a}}}}', '{{!--', '{{x \\"', '\\{{a', '{{#if a}}{{else}}']],
  ['go-template', ['{{/*', '{{`', '{{x\\"}}', '{{"}}" }}', '{{end}}']],
  ['vue', ['<a :x="', '<docs>', '<template>', '<a :hx-ws="`connect:${x}`">', '<a :hx-ws="\'connect:\' + (((">']],
  ['svelte', ['{', '{#if a}', '{`${', '<a b={', '<a b="{', '<a hx-ws={`connect:/${x}`}/>']],
  ['astro', ['{<a>', '{<a/>}', '<a b=`${', '{a<b', '{f(<a></b>', '---\n']],
  ['thymeleaf', ['[[${', '[[$ ]]', '<!--/*/', '<a th:attr="((,=\'">', '<a th:attr="hx-ws=\'send\',">']],
] as const)('%s', (dialect, units) => {
  test.each(units)('takes time in proportion to the size of %s', (unit) => {
    expectProportionalTime((length) => {
      const source = `<i hx-ws="send">${unit.repeat(Math.ceil(length / unit.length))}"<i hx-ws="send">`;
      migrate(source, { path: 'a', dialect });
    });
  });
});
