// What a module's source says of its imports, default exports and globals, read from its syntax tree, so that a string or
// a comment fools nobody. Knows no rule.
import ts from 'typescript';
import { type FreeName, freeNames } from './free-names.ts';

export interface Import {
  /** As written; undefined where it is computed. */
  readonly specifier: string | undefined;
  /** Whether nothing of it is left when the program runs. */
  readonly typesOnly: boolean;
  /** Whether it is an `export … from`, which hands on what it imports. */
  readonly handsOn: boolean;
  /** 1-based. */
  readonly line: number;
}

export interface Module {
  readonly imports: readonly Import[];
  readonly globals: readonly FreeName[];
  /** The lines, 1-based, with a default export. */
  readonly defaultExports: readonly number[];
}

export function readModule(path: string, text: string): Module {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const imports: Import[] = [];
  const defaultExports: number[] = [];
  const lineAt = (position: number): number => file.getLineAndCharacterOfPosition(position).line + 1;

  const addImport = (at: ts.Node, specifier: ts.Node | undefined, typesOnly: boolean): void => {
    const literal = specifier && ts.isStringLiteralLike(specifier) ? specifier.text : undefined;
    imports.push({ specifier: literal, typesOnly, handsOn: ts.isExportDeclaration(at), line: lineAt(at.getStart()) });
  };

  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      // `import { type A }` is no `import type`: the import itself stays when the program runs.
      addImport(node, node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword);
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
      addImport(node, node.moduleSpecifier, node.isTypeOnly);
    } else if (ts.isExternalModuleReference(node)) {
      addImport(node, node.expression, false);
    } else if (ts.isImportTypeNode(node)) {
      addImport(node, ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, true);
    } else if (ts.isCallExpression(node) && isLoader(node.expression)) {
      addImport(node, node.arguments[0], false);
    }
    if (isDefaultExport(node)) defaultExports.push(lineAt(node.getStart()));
    ts.forEachChild(node, visit);
  };
  visit(file);

  for (const reference of [...file.referencedFiles, ...file.typeReferenceDirectives]) {
    imports.push({ specifier: reference.fileName, typesOnly: true, handsOn: false, line: lineAt(reference.pos) });
  }
  return { imports, globals: freeNames(file), defaultExports };
}

/** `import(…)` and `require(…)`. */
function isLoader(callee: ts.Node): boolean {
  return callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === 'require');
}

function isDefaultExport(node: ts.Node): boolean {
  if (ts.isExportAssignment(node)) return true;
  if (ts.isExportSpecifier(node)) return node.name.text === 'default';
  const modifiers = ts.canHaveModifiers(node) ? ts.getModifiers(node) : undefined;
  return modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.DefaultKeyword) ?? false;
}
