// The bundles that the package is made of, as one table. Knows nothing of how they are built.
import type { BuildOptions, Plugin } from 'esbuild';

export interface Bundle {
  /** The source that it begins at, from the root of the checkout. */
  readonly entry: string;
  /** Its name in the output directory. */
  readonly file: string;
  readonly options: BuildOptions;
  /** Whether terser has the last word: it saves a twentieth of what esbuild's own minifier leaves. */
  readonly isCompressed?: true;
  /** Whether it begins with `#!` and is executable. */
  readonly isCommand?: true;
}

/** What the browsers of the last five years read. */
const browser = { platform: 'browser', target: 'es2022' } as const;
/** No platform's own modules: a browser, Node, or any other. */
const anywhere = { platform: 'neutral', target: 'es2022', format: 'esm' } as const;

/** commander is CommonJS and asks for Node's modules by `require`, which an ES module has to make for itself. */
const requireForCommonJs =
  "import { createRequire as makeRequire } from 'node:module';\nconst require = makeRequire(import.meta.url);";

/**
 * The command is three files, each loaded when it is needed: `--version` is asked for again and again, and the codemod is
 * a file of the package anyway.
 */
const inPieces: Plugin = {
  name: 'in-pieces',
  setup(build) {
    const pieces: Readonly<Record<string, string>> = {
      './main.ts': './command.js',
      '../codemod/index.ts': './codemod.js',
    };
    build.onResolve({ filter: /^\.{1,2}\/(?:main|codemod\/index)\.ts$/ }, ({ kind, path }) =>
      kind === 'dynamic-import' ? { path: pieces[path] ?? path, external: true } : undefined,
    );
  },
};

const command = {
  platform: 'node',
  target: 'node20',
  format: 'esm',
  banner: { js: requireForCommonJs },
  plugins: [inPieces],
} satisfies BuildOptions;

/** @param version the package's, for the banner of the scripts and for `--version` */
export function bundles(version: string): readonly Bundle[] {
  const banner = { js: `/*! hx-ws-migrate ${version} | 0BSD */` };
  return [
    { entry: 'shim/index.ts', file: 'hx-ws-shim.js', options: { ...browser, format: 'iife', banner } },
    {
      entry: 'shim/index.ts',
      file: 'hx-ws-shim.min.js',
      options: { ...browser, format: 'iife', banner, minify: true },
      isCompressed: true,
    },
    { entry: 'shim/install.ts', file: 'hx-ws-shim.esm.js', options: { ...browser, format: 'esm', banner } },
    { entry: 'shim/wire/decode.ts', file: 'decode.js', options: anywhere },
    { entry: 'codemod/index.ts', file: 'codemod.js', options: anywhere },
    {
      entry: 'bin/hx-ws-migrate.ts',
      file: 'hx-ws-migrate.js',
      isCommand: true,
      options: { ...command, banner: {}, define: { __VERSION__: JSON.stringify(version) } },
    },
    { entry: 'bin/main.ts', file: 'command.js', options: command },
  ];
}
