import ts from 'typescript';

/** One place where a file names another module. */
export interface FoundImport {
  readonly specifier: string;
  /** 1-based. */
  readonly line: number;
  /** `type`: gone when the program runs. `static`: loaded before the file's first statement. */
  readonly kind: 'static' | 'dynamic' | 'type';
}

const MODULE_MOCKS = new Set(['mock', 'doMock', 'importActual', 'importMock']);

/**
 * Finds every module that a source text names: import and export declarations, `import()`, `require`,
 * `import x = require()`, types written as `import('x')`, `import.meta.resolve` and Vitest's module
 * mocks. A computed specifier has no text and is not found.
 */
export function findImports(fileName: string, text: string): FoundImport[] {
  const source = ts.createSourceFile(fileName, text, ts.ScriptTarget.Latest, true, scriptKind(fileName));
  const found: FoundImport[] = [];
  const add = (specifier: ts.Node | undefined, kind: FoundImport['kind']) => {
    if (specifier === undefined || !ts.isStringLiteralLike(specifier)) return;
    const { line } = source.getLineAndCharacterOfPosition(specifier.getStart(source));
    found.push({ specifier: specifier.text, line: line + 1, kind });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, importKind(node));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly ? 'type' : 'static');
    else if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference))
      add(node.moduleReference.expression, node.isTypeOnly ? 'type' : 'static');
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node.argument.literal, 'type');
    else if (ts.isCallExpression(node) && namesModule(node.expression)) add(node.arguments[0], 'dynamic');
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** `verbatimModuleSyntax` keeps `import { type A } from 'x'` as a load of x; only `import type` is erased. */
function importKind(node: ts.ImportDeclaration): FoundImport['kind'] {
  return node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword ? 'type' : 'static';
}

function namesModule(callee: ts.Expression): boolean {
  if (callee.kind === ts.SyntaxKind.ImportKeyword) return true;
  if (ts.isIdentifier(callee)) return callee.text === 'require';
  if (!ts.isPropertyAccessExpression(callee)) return false;
  if (ts.isMetaProperty(callee.expression)) return callee.name.text === 'resolve';
  if (!ts.isIdentifier(callee.expression)) return false;
  if (callee.expression.text === 'require') return callee.name.text === 'resolve';
  return callee.expression.text === 'vi' && MODULE_MOCKS.has(callee.name.text);
}

function scriptKind(fileName: string): ts.ScriptKind {
  if (fileName.endsWith('x')) return ts.ScriptKind.TSX;
  return /\.[mc]?js$/.test(fileName) ? ts.ScriptKind.JS : ts.ScriptKind.TS;
}
