// The drawing of who may import whom, as one table. A file belongs to the first row that its path matches, and may always
// import files of its own row. What a row does not list is forbidden. Knows nothing of how imports are found.

/** One part of the tree. */
export interface Part {
  readonly name: string;
  readonly files: RegExp;
  /** The parts that it may import; `types: ` before a name admits `import type` alone. */
  readonly mayImport: readonly string[] | 'anything';
  /** The packages that it may import; `node:` stands for all of Node's own modules. */
  readonly packages: readonly string[] | 'any';
  /** Names of globals that it does not use. */
  readonly without: readonly string[];
}

/** Files that look alike and never import one another. */
export interface Family {
  readonly folder: string;
  /** Their names, or the file that lists them: what it imports from the folder by value, and does not hand on. */
  readonly members: RegExp | 'index.ts';
}

const node = ['process', 'Buffer', 'require', 'module', '__dirname', '__filename', 'setImmediate'];
const page = ['document', 'window', 'console'];

/** Neither Node nor a package: what a browser's script is made of. */
const script = { packages: [], without: node } as const;
/** Neither Node nor a page: a function of text. */
const pure = { packages: [], without: [...node, ...page] } as const;

/** Node, handed in where it acts; the process is the entry's alone. */
const ofCommand = { packages: ['node:'], without: ['process'] } as const;

export const parts: readonly Part[] = [
  // shim/: index → install → attributes → {grammar, extension}; host → extension/host; extension → wire
  { name: 'shim/index', files: /^shim\/index\.ts$/, mayImport: ['shim/install', 'shim/*'], ...script },
  {
    name: 'shim/install',
    files: /^shim\/install\.ts$/,
    mayImport: [
      'shim/*',
      'shim/attributes',
      'shim/host',
      'shim/extension',
      'shim/extension/host',
      'shim/extension/leaves',
      'shim/grammar',
    ],
    ...script,
  },
  {
    name: 'shim/attributes',
    files: /^shim\/attributes\//,
    mayImport: [
      'shim/*',
      'shim/grammar',
      'shim/grammar/index',
      'shim/extension',
      'shim/extension/host',
      'shim/extension/leaves',
    ],
    ...script,
  },
  // An adapter implements the port and uses what the extension's own files share, never what acts.
  {
    name: 'shim/host',
    files: /^shim\/host\//,
    mayImport: ['types: shim/extension/host', 'shim/extension/leaves', 'shim/grammar', 'shim/*'],
    ...script,
  },
  {
    name: 'shim/extension/leaves',
    files: /^shim\/extension\/(?:attribute-lookup|dispatch|events|settings)\.ts$/,
    mayImport: [],
    ...script,
  },
  {
    name: 'shim/extension/host',
    files: /^shim\/extension\/host\.ts$/,
    mayImport: ['shim/extension', 'shim/extension/leaves', 'shim/wire'],
    ...script,
  },
  {
    name: 'shim/extension',
    files: /^shim\/extension\//,
    mayImport: ['shim/extension/host', 'shim/extension/leaves', 'shim/wire'],
    ...script,
  },
  { name: 'shim/wire', files: /^shim\/wire\//, mayImport: [], ...script },
  { name: 'shim/grammar/index', files: /^shim\/grammar\/index\.ts$/, mayImport: ['shim/grammar'], ...pure },
  { name: 'shim/grammar', files: /^shim\/grammar\//, mayImport: [], ...pure },
  { name: 'shim/*', files: /^shim\/[^/]+\.ts$/, mayImport: [], ...script },

  // codemod/: migrate → rules → {targets, markup} → source; migrate → dialects → source; findings for all but those
  {
    name: 'codemod/index',
    files: /^codemod\/index\.ts$/,
    mayImport: [
      'codemod/*',
      'codemod/rules',
      'codemod/targets',
      'codemod/markup',
      'codemod/dialects',
      'codemod/findings',
      'codemod/source',
      'shim/grammar/index',
    ],
    ...pure,
  },
  {
    name: 'codemod/*',
    files: /^codemod\/[^/]+\.ts$/,
    mayImport: [
      'codemod/rules',
      'codemod/targets',
      'codemod/markup',
      'codemod/dialects',
      'codemod/findings',
      'codemod/source',
      'shim/grammar/index',
    ],
    ...pure,
  },
  {
    name: 'codemod/rules',
    files: /^codemod\/rules\//,
    mayImport: ['codemod/targets', 'codemod/markup', 'codemod/findings', 'codemod/source', 'shim/grammar/index'],
    ...pure,
  },
  {
    name: 'codemod/targets',
    files: /^codemod\/targets\//,
    mayImport: ['codemod/source', 'shim/grammar/index'],
    ...pure,
  },
  {
    name: 'codemod/markup',
    files: /^codemod\/markup\//,
    mayImport: ['codemod/source', 'shim/grammar/index'],
    ...pure,
    packages: ['parse5'],
  },
  {
    name: 'codemod/dialects',
    files: /^codemod\/dialects\//,
    mayImport: ['codemod/source', 'shim/grammar/index'],
    ...pure,
  },
  { name: 'codemod/findings', files: /^codemod\/findings\//, mayImport: ['codemod/source'], ...pure },
  { name: 'codemod/source', files: /^codemod\/source\//, mayImport: [], ...pure },

  // bin/ → codemod/index. The entry alone touches the process, the program alone commander. Inside: main, run →
  // migrate, deliver → formats → report → pages → {disk, text}; migrate → find → disk; terms for all
  {
    name: 'bin/hx-ws-migrate',
    files: /^bin\/hx-ws-migrate\.ts$/,
    mayImport: ['bin', 'bin/terms', 'bin/disk', 'codemod/index'],
    packages: ['node:'],
    without: [],
  },
  {
    name: 'bin/program',
    files: /^bin\/program\.ts$/,
    mayImport: ['bin', 'bin/completion', 'bin/terms', 'bin/formats', 'bin/text'],
    packages: ['node:', 'commander'],
    without: ['process'],
  },
  {
    name: 'bin/terms',
    files: /^bin\/(?:codemod|exit-codes|io|settings)\.ts$/,
    mayImport: ['types: bin/formats', 'codemod/index'],
    ...ofCommand,
  },
  { name: 'bin/completion', files: /^bin\/completion\//, mayImport: [], ...ofCommand },
  { name: 'bin/text', files: /^bin\/text\//, mayImport: [], ...ofCommand },
  { name: 'bin/disk', files: /^bin\/disk\//, mayImport: ['bin/terms', 'bin/text'], ...ofCommand },
  { name: 'bin/find', files: /^bin\/find\//, mayImport: ['bin/terms', 'bin/disk', 'bin/text'], ...ofCommand },
  { name: 'bin/pages', files: /^bin\/pages\//, mayImport: ['bin/terms', 'bin/text'], ...ofCommand },
  {
    name: 'bin/report',
    files: /^bin\/report\//,
    mayImport: ['bin/terms', 'bin/pages', 'bin/text'],
    ...ofCommand,
  },
  {
    name: 'bin/formats',
    files: /^bin\/formats\//,
    mayImport: ['bin/terms', 'bin/report', 'bin/text'],
    ...ofCommand,
  },
  {
    name: 'bin/deliver',
    files: /^bin\/deliver\//,
    mayImport: ['bin/terms', 'bin/formats', 'bin/report', 'bin/disk', 'bin/text'],
    ...ofCommand,
  },
  {
    name: 'bin/migrate',
    files: /^bin\/migrate\//,
    mayImport: ['bin/terms', 'bin/find', 'bin/pages', 'bin/formats', 'bin/report', 'bin/disk', 'bin/text'],
    ...ofCommand,
  },
  {
    name: 'bin',
    files: /^bin\/[^/]+\.ts$/,
    mayImport: [
      'bin/program',
      'bin/terms',
      'bin/migrate',
      'bin/deliver',
      'bin/formats',
      'bin/report',
      'bin/pages',
      'bin/find',
      'bin/disk',
      'bin/text',
      'codemod/index',
    ],
    ...ofCommand,
  },

  // demo, test → anything; nothing → demo, test
  {
    name: 'scripts',
    files: /^scripts\//,
    mayImport: ['shim/install', 'codemod/index'],
    packages: 'any',
    without: [],
  },
  { name: 'demo', files: /^demo\//, mayImport: 'anything', packages: 'any', without: [] },
  { name: 'test', files: /^test\//, mayImport: 'anything', packages: 'any', without: [] },
];

export const families: readonly Family[] = [
  { folder: 'codemod/dialects', members: 'index.ts' },
  { folder: 'codemod/rules', members: 'index.ts' },
  { folder: 'codemod/targets', members: 'index.ts' },
  { folder: 'bin/formats', members: 'index.ts' },
  { folder: 'bin/completion', members: 'index.ts' },
  { folder: 'shim/host', members: /^htmx\d+$/ },
];

/** Whose format is a default export, by their tool's wish. */
export const mayExportDefault = /^(?:[\w-]+\.config\.ts|test\/(?:reporter|sequencer)\.mjs)$/;
