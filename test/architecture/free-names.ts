// The names in a syntax tree that no declaration in it explains: its globals. Knows no rule.
import ts from 'typescript';

export interface FreeName {
  readonly name: string;
  /** 1-based. */
  readonly line: number;
}

/** Each mention of a global, in order: `window`, `globalThis.window` and `self['window']` are all the name `window`. */
export function freeNames(file: ts.SourceFile): readonly FreeName[] {
  const declared = new Map<ts.Node, Set<string>>();
  const mentioned: { readonly name: string; readonly at: ts.Node; readonly global: boolean }[] = [];

  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      const { parent } = node;
      if (isDeclaredName(node)) {
        const scope = scopeOf(parent);
        declared.set(scope, (declared.get(scope) ?? new Set()).add(node.text));
      } else if (ts.isPropertyAccessExpression(parent) && parent.name === node) {
        if (isGlobalObject(parent.expression)) mentioned.push({ name: node.text, at: node, global: true });
      } else if (!isMemberName(node)) {
        mentioned.push({ name: node.text, at: node, global: false });
      }
    } else if (ts.isElementAccessExpression(node) && isGlobalObject(node.expression)) {
      const name = node.argumentExpression;
      if (ts.isStringLiteralLike(name)) mentioned.push({ name: name.text, at: name, global: true });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);

  const isDeclared = (name: string, at: ts.Node): boolean => {
    for (let scope: ts.Node | undefined = at; scope; scope = scope.parent) {
      if (declared.get(scope)?.has(name)) return true;
    }
    return false;
  };
  return mentioned
    .filter(({ name, at, global }) => global || !isDeclared(name, at))
    .map(({ name, at }) => ({ name, line: file.getLineAndCharacterOfPosition(at.getStart()).line + 1 }));
}

function isGlobalObject(node: ts.Node): boolean {
  return ts.isIdentifier(node) && (node.text === 'globalThis' || node.text === 'self');
}

/** Whether an identifier is where a variable, parameter, function, class, type or import gets its name. */
function isDeclaredName(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (ts.isVariableDeclaration(parent) ||
      ts.isParameter(parent) ||
      ts.isBindingElement(parent) ||
      ts.isFunctionDeclaration(parent) ||
      ts.isFunctionExpression(parent) ||
      ts.isClassLike(parent) ||
      ts.isInterfaceDeclaration(parent) ||
      ts.isTypeAliasDeclaration(parent) ||
      ts.isTypeParameterDeclaration(parent) ||
      ts.isImportClause(parent) ||
      ts.isImportSpecifier(parent) ||
      ts.isNamespaceImport(parent) ||
      ts.isImportEqualsDeclaration(parent)) &&
    parent.name === node
  );
}

/** Where a declaration counts: the block around it, or the function whose parameter it is. */
function scopeOf(declaration: ts.Node): ts.Node {
  const isOwnScope = ts.isFunctionDeclaration(declaration) || ts.isClassDeclaration(declaration);
  let scope = isOwnScope ? declaration.parent : declaration;
  while (
    !(
      ts.isSourceFile(scope) ||
      ts.isBlock(scope) ||
      ts.isModuleBlock(scope) ||
      ts.isCaseBlock(scope) ||
      ts.isFunctionLike(scope) ||
      ts.isClassLike(scope) ||
      ts.isForStatement(scope) ||
      ts.isForInStatement(scope) ||
      ts.isForOfStatement(scope) ||
      ts.isCatchClause(scope) ||
      ts.isMappedTypeNode(scope) ||
      ts.isConditionalTypeNode(scope)
    )
  ) {
    scope = scope.parent;
  }
  return scope;
}

/** Whether an identifier names a member of something else: `{ document: 1 }`, `A.document`, `{ document: own } = a`. */
function isMemberName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isQualifiedName(parent)) return parent.right === node;
  if (ts.isBindingElement(parent) || ts.isImportSpecifier(parent)) return parent.propertyName === node;
  if (ts.isExportSpecifier(parent)) return parent.propertyName !== undefined && parent.name === node;
  return (
    (ts.isPropertyAssignment(parent) ||
      ts.isPropertySignature(parent) ||
      ts.isPropertyDeclaration(parent) ||
      ts.isMethodSignature(parent) ||
      ts.isMethodDeclaration(parent) ||
      ts.isGetAccessorDeclaration(parent) ||
      ts.isSetAccessorDeclaration(parent) ||
      ts.isNamedTupleMember(parent)) &&
    parent.name === node
  );
}
