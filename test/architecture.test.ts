// The tree against its drawing (test/architecture/drawing.ts), and one planted violation for each kind of arrow that it forbids.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { families } from './architecture/drawing.ts';
import { formFaults } from './architecture/form-faults.ts';
import { readModule } from './architecture/read-module.ts';
import { readSources, root } from './architecture/read-sources.ts';
import { membersOf, violations } from './architecture/violations.ts';

const sources = readSources(['shim', 'codemod', 'bin', 'demo', 'scripts', 'test']);

describe('the tree', () => {
  test('follows the drawing', () => {
    expect(violations(sources)).toEqual([]);
  });

  test('has files in good form', () => {
    expect(sources.flatMap(formFaults)).toEqual([]);
  });

  test.each(families)('$folder, where it exists, has members to keep apart', (family) => {
    const modules = new Map(
      sources
        .filter(({ path }) => path.startsWith(`${family.folder}/`))
        .map(({ path, text }) => [path, readModule(path, text)]),
    );
    expect(membersOf(modules, family).size).toBeGreaterThanOrEqual(modules.size > 0 ? 2 : 0);
  });

  test.each(['shim', 'codemod', 'bin', 'demo', 'fixtures', 'scripts', 'test'])(
    '%s/ has a README of at most forty lines',
    (folder) => {
      const path = `${root}${folder}/README.md`;
      const lines = existsSync(path) ? readFileSync(path, 'utf8').trimEnd().split('\n').length : undefined;
      expect(lines).toBeGreaterThan(0);
      expect(lines).toBeLessThanOrEqual(40);
    },
  );
});

type Planted = readonly [what: string, files: Readonly<Record<string, string>>, caught: readonly string[]];

const planted: readonly Planted[] = [
  [
    'a part of the command importing what is above it',
    {
      'bin/text/position.ts': `import { walk } from '../find/walk.ts';`,
      'bin/formats/json.ts': `import { survey } from '../migrate/survey.ts';`,
      'bin/settings.ts': `import { formats } from './formats/index.ts';`,
    },
    [
      'bin/text/position.ts:1: bin/text does not import bin/find/walk.ts',
      'bin/formats/json.ts:1: bin/formats does not import bin/migrate/survey.ts',
      'bin/settings.ts:1: bin/terms imports types alone from bin/formats/index.ts',
    ],
  ],
  [
    'shim/ importing from outside itself',
    { 'shim/install.ts': `import { migrate } from '../codemod/index.ts';` },
    ['shim/install.ts:1: shim/install does not import codemod/index.ts'],
  ],
  [
    'shim/ importing a package',
    { 'shim/install.ts': `\nimport '@scope/name/part';` },
    ['shim/install.ts:2: shim/install does not import @scope/name/part'],
  ],
  [
    'the extension importing what is above it',
    {
      'shim/extension/connection.ts': [
        `import { x } from '../attributes/legacy.ts';`,
        `import type { Clause } from '../grammar/clause.ts';`,
        `import { options } from '../options.ts';`,
        `import { encode } from '../wire/encode.ts';`,
      ].join('\n'),
    },
    [
      'shim/extension/connection.ts:1: shim/extension does not import shim/attributes/legacy.ts',
      'shim/extension/connection.ts:2: shim/extension does not import shim/grammar/clause.ts',
      'shim/extension/connection.ts:3: shim/extension does not import shim/options.ts',
    ],
  ],
  [
    'a host adapter importing more than the types of its port',
    {
      'shim/host/detect.ts': `import type { Host } from '../extension/host.ts';`,
      'shim/host/htmx4.ts': `import { Host } from '../extension/host.ts';\nimport type { Url } from '../extension/url.ts';`,
    },
    [
      'shim/host/htmx4.ts:1: shim/host imports types alone from shim/extension/host.ts',
      'shim/host/htmx4.ts:2: shim/host does not import shim/extension/url.ts',
    ],
  ],
  [
    'the grammar and the wire importing anything',
    {
      'shim/grammar/parse.ts': `export * from '../options.ts';`,
      'shim/wire/encode.ts': `import type { Host } from '../extension/host.ts';`,
    },
    [
      'shim/grammar/parse.ts:1: shim/grammar does not import shim/options.ts',
      'shim/wire/encode.ts:1: shim/wire does not import shim/extension/host.ts',
    ],
  ],
  [
    'the codemod entering the shim by another door',
    {
      'codemod/rules/connect.ts': [
        `import { parseHxWs } from '../../shim/grammar/index.ts';`,
        `import { hxWs } from '../../shim/grammar/names.ts';`,
        `import type { Files } from '../../shim/wire/files.ts';`,
      ].join('\n'),
    },
    [
      'codemod/rules/connect.ts:2: codemod/rules does not import shim/grammar/names.ts',
      'codemod/rules/connect.ts:3: codemod/rules does not import shim/wire/files.ts',
    ],
  ],
  [
    'the codemod importing against its layers',
    {
      'codemod/source/mask.ts': `import '../dialects/jinja.ts';`,
      'codemod/dialects/jinja.ts': `import type { Tag } from '../markup/tag.ts';`,
      'codemod/markup/tag.ts': `import '../rules/connect.ts';`,
      'codemod/targets/htmx2.ts': `import type { Tag } from '../markup/tag.ts';`,
      'codemod/rules/connect.ts': `import '../migrate.ts';`,
      'codemod/findings/catalogue.ts': `import '../rules/connect.ts';`,
      'codemod/migrate.ts': `import './index.ts';`,
    },
    [
      'codemod/source/mask.ts:1: codemod/source does not import codemod/dialects/jinja.ts',
      'codemod/dialects/jinja.ts:1: codemod/dialects does not import codemod/markup/tag.ts',
      'codemod/markup/tag.ts:1: codemod/markup does not import codemod/rules/connect.ts',
      'codemod/targets/htmx2.ts:1: codemod/targets does not import codemod/markup/tag.ts',
      'codemod/rules/connect.ts:1: codemod/rules does not import codemod/migrate.ts',
      'codemod/findings/catalogue.ts:1: codemod/findings does not import codemod/rules/connect.ts',
      'codemod/migrate.ts:1: codemod/* does not import codemod/index.ts',
    ],
  ],
  [
    'the command reaching behind the codemod’s index, or into the shim',
    {
      'bin/run.ts': `import { migrate } from '../codemod/migrate.ts';\nimport { install } from '../shim/install.ts';`,
    },
    ['bin/run.ts:1: bin does not import codemod/migrate.ts', 'bin/run.ts:2: bin does not import shim/install.ts'],
  ],
  [
    'Node in the shim or the codemod, under either name, however it is asked for',
    {
      'codemod/source/lines.ts': `import { readFileSync } from 'node:fs';\nexport const cwd = process.cwd();`,
      'codemod/migrate.ts': `const fs = await import('fs');`,
      'shim/wire/decode.ts': `import buffer = require('buffer');\nconst url = require('node:url');`,
      'shim/extension/url.ts': `/// <reference types="node" />\ntype Path = import('node:path').ParsedPath;`,
    },
    [
      'codemod/source/lines.ts:1: codemod/source does not import node:fs',
      'codemod/source/lines.ts:2: codemod/source does without process',
      'codemod/migrate.ts:1: codemod/* does not import fs',
      'shim/wire/decode.ts:1: shim/wire does not import buffer',
      'shim/wire/decode.ts:2: shim/wire does not import node:url',
      'shim/wire/decode.ts:2: shim/wire does without require',
      'shim/extension/url.ts:2: shim/extension does not import node:path',
      'shim/extension/url.ts:1: shim/extension does not import node',
    ],
  ],
  [
    'a page’s globals in the grammar or the codemod',
    {
      'shim/grammar/parse.ts': `export const page = typeof window;`,
      'codemod/rules/connect.ts': [
        `console.log({ document });`,
        `globalThis.document.title;`,
        `self['console'].log();`,
        `export const a = { window: 1 }.window;`,
        `export const b = (document: string) => document;`,
        `export const c = document;`,
      ].join('\n'),
    },
    [
      'shim/grammar/parse.ts:1: shim/grammar does without window',
      'codemod/rules/connect.ts:1: codemod/rules does without console',
      'codemod/rules/connect.ts:1: codemod/rules does without document',
      'codemod/rules/connect.ts:2: codemod/rules does without document',
      'codemod/rules/connect.ts:3: codemod/rules does without console',
      'codemod/rules/connect.ts:6: codemod/rules does without document',
    ],
  ],
  [
    'the process in the command outside its entry',
    { 'bin/hx-ws-migrate.ts': `process.exitCode = 1;`, 'bin/main.ts': `process.exitCode = 1;` },
    ['bin/main.ts:1: bin does without process'],
  ],
  [
    'parse5 outside the markup',
    {
      'codemod/markup/tokens.ts': `import { Tokenizer } from 'parse5';`,
      'codemod/rules/connect.ts': `import type { Token } from 'parse5';`,
      'bin/run.ts': `import { parse } from 'parse5';`,
    },
    ['codemod/rules/connect.ts:1: codemod/rules does not import parse5', 'bin/run.ts:1: bin does not import parse5'],
  ],
  [
    'commander outside the program',
    { 'bin/program.ts': `import { Command } from 'commander';`, 'bin/main.ts': `import { Command } from 'commander';` },
    ['bin/main.ts:1: bin does not import commander'],
  ],
  [
    'a default export',
    {
      'test/reporter.mjs': `export default class Reporter {}`,
      'codemod/source/mask.ts': `export default function mask() {}`,
      'codemod/source/lines.ts': `const a = 1;\nexport default a;`,
      'demo/index.ts': `const a = 1;\nexport { a as default };`,
    },
    [
      'codemod/source/mask.ts:1: a default export',
      'codemod/source/lines.ts:2: a default export',
      'demo/index.ts:2: a default export',
    ],
  ],
  [
    'members of a family that import one another',
    {
      'codemod/dialects/index.ts': [
        `import type { Dialect } from './dialect.ts';`,
        `import { jinja } from './jinja/index.ts';`,
        `import { pug } from './pug.ts';`,
        `export { braces } from './braces.ts';`,
      ].join('\n'),
      'codemod/dialects/jinja/index.ts': `import { holes } from './holes.ts';`,
      'codemod/dialects/jinja/holes.ts': `import { indent } from '../pug.ts';`,
      'codemod/dialects/pug.ts': `import { braces } from './braces.ts';\nimport type { Dialect } from './dialect.ts';`,
      'shim/host/htmx1.ts': `import { both } from './htmx1-and-2.ts';`,
      'shim/host/htmx2.ts': `import type { A } from './htmx1.ts';`,
    },
    [
      'codemod/dialects/jinja/holes.ts:1: jinja and pug are members of codemod/dialects, which never import one another',
      'shim/host/htmx2.ts:1: htmx2 and htmx1 are members of shim/host, which never import one another',
    ],
  ],
  [
    'an import cycle, of types too, named once',
    {
      'bin/a.ts': `import './b.ts';`,
      'bin/b.ts': `export type { C } from './c.ts';`,
      'bin/c.ts': `import type { A } from './a.ts';`,
      'bin/d.ts': `import './c.ts';`,
      'bin/e.ts': `import './e.ts';`,
    },
    [
      'bin/a.ts: an import cycle: bin/a.ts → bin/b.ts → bin/c.ts → bin/a.ts',
      'bin/e.ts: an import cycle: bin/e.ts → bin/e.ts',
    ],
  ],
  [
    'an import of the demo, the tests or the fixtures',
    {
      'bin/run.ts': `import '../test/property.ts';`,
      'scripts/build.ts': `import '../demo/index.ts';`,
      'codemod/migrate.ts': `import cases from '../fixtures/grammar/cases.json';`,
      'demo/index.ts': `import '../test/property.ts';`,
    },
    [
      'bin/run.ts:1: bin does not import test/property.ts',
      'scripts/build.ts:1: scripts does not import demo/index.ts',
      'codemod/migrate.ts:1: codemod/* does not import fixtures/grammar/cases.json',
    ],
  ],
  [
    'a computed import',
    { 'bin/run.ts': 'const format = await import(`./formats/${name}.ts`);' },
    ['bin/run.ts:1: a computed import, of which nobody can say where it leads'],
  ],
  ['a file outside the drawing', { 'tools/x.ts': '' }, ['tools/x.ts: no part of the drawing holds this file']],
];

describe('the check of the drawing', () => {
  test.each(planted)('catches %s', (_, files, caught) => {
    expect(violations(Object.entries(files).map(([path, text]) => ({ path, text })))).toEqual(caught);
  });

  test('is not fooled by strings and comments', () => {
    const text = "// import 'node:fs'\n/* require('node:fs') */\nexport const a = `import 'node:fs'`;";
    expect(violations([{ path: 'codemod/migrate.ts', text }])).toEqual([]);
  });
});

describe('the check of the form', () => {
  test.each([
    ['bin/run.ts', '// What it does.\nexport const a = 1;\n', []],
    ['bin/run.ts', '#!/usr/bin/env node\n/** What it does. */\nexport const a = 1;\n', []],
    ['test/host.test.ts', '/**\n * @jest-environment jsdom\n */\n// What it tests.\nexport {};\n', []],
    ['bin/run.ts', 'export const a = 1;\n', ['bin/run.ts: does not open with a comment that says what it is']],
    ['bin/run.ts', '\n// What it does.\n', ['bin/run.ts: does not open with a comment that says what it is']],
    [
      'test/host.test.ts',
      '/** @jest-environment jsdom */\nexport {};\n',
      ['test/host.test.ts: does not open with a comment that says what it is'],
    ],
    ['bin/exitCodes.ts', '// What it does.\n', ['bin/exitCodes.ts: not in kebab-case']],
    ['bin/Formats/text.ts', '// What it does.\n', ['bin/Formats/text.ts: not in kebab-case']],
  ])('%s, %j', (path, text, caught) => {
    expect(formFaults({ path, text })).toEqual(caught);
  });
});
