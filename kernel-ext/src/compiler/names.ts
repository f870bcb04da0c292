import type { BindingName, Node, SourceFile } from "@tslab/typescript-for-tslab";
import type { TypeScript } from "./tslab.js";

/** A place where a cell mentions a variable of an earlier cell: `exports.x` in the converter's output. */
export interface OuterUse {
  readonly name: string;
  readonly node: Node;
  /** Mentioned in a function, which may run at any time, not only while the cell does. */
  readonly inFunction: boolean;
  readonly assigned: boolean;
  readonly called: boolean;
  /** `{ x }` in an object, which the converter forgets to turn into `exports.x`. */
  readonly shorthand: boolean;
}

/** What a cell's code says about names. */
export interface CellNames {
  readonly outer: readonly OuterUse[];
  /** Names mentioned in any function of the cell; more than those that are really captured is fine. */
  readonly inFunctions: ReadonlySet<string>;
}

/** @param known names of earlier cells' variables */
export function findNames(ts: TypeScript, file: SourceFile, known: ReadonlySet<string>): CellNames {
  const outer: OuterUse[] = [];
  const inFunctions = new Set<string>();
  const bound = boundNames(ts, file);

  const visit = (node: Node, inFunction: boolean): void => {
    if (ts.isPropertyAccessExpression(node) && isExports(node.expression)) {
      const name = node.name.text;
      const call = ts.isCallExpression(node.parent) && node.parent.expression === node;
      const tag = ts.isTaggedTemplateExpression(node.parent) && node.parent.tag === node;
      outer.push({ name, node, inFunction, assigned: isAssigned(ts, node), called: call || tag, shorthand: false });
      if (inFunction) inFunctions.add(name);
      return;
    }
    if (ts.isShorthandPropertyAssignment(node) && known.has(node.name.text) && !bound.has(node.name.text)) {
      const name = node.name.text;
      outer.push({ name, node, inFunction, assigned: true, called: false, shorthand: true });
      if (inFunction) inFunctions.add(name);
      return;
    }
    if (ts.isIdentifier(node)) {
      if (inFunction) inFunctions.add(node.text);
      return;
    }
    const inner = inFunction || ts.isFunctionLike(node) || ts.isClassLike(node);
    ts.forEachChild(node, (child) => visit(child, inner));
  };
  const isExports = (node: Node) => ts.isIdentifier(node) && node.text === "exports";
  visit(file, false);
  return { outer, inFunctions };
}

/** The names in a declaration's pattern. */
export function namesOf(ts: TypeScript, name: BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? namesOf(ts, element.name) : []));
}

/** Every name that is declared anywhere in the code. */
function boundNames(ts: TypeScript, file: SourceFile): Set<string> {
  const names = new Set<string>();
  const visit = (node: Node): void => {
    if (ts.isVariableDeclaration(node) || ts.isParameter(node))
      for (const name of namesOf(ts, node.name)) names.add(name);
    else if ((ts.isFunctionLike(node) || ts.isClassLike(node)) && node.name && ts.isIdentifier(node.name))
      names.add(node.name.text);
    else if (ts.isImportClause(node) && node.name) names.add(node.name.text);
    else if (ts.isImportSpecifier(node) || ts.isNamespaceImport(node)) names.add(node.name.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return names;
}

/** May this place be written to? Places inside patterns count, so a few more than necessary. */
function isAssigned(ts: TypeScript, node: Node): boolean {
  const parent = node.parent;
  if (ts.isBinaryExpression(parent)) {
    const operator = parent.operatorToken.kind;
    const assigns = operator >= ts.SyntaxKind.FirstAssignment && operator <= ts.SyntaxKind.LastAssignment;
    return assigns && parent.left === node;
  }
  if (ts.isPrefixUnaryExpression(parent) || ts.isPostfixUnaryExpression(parent))
    return parent.operator === ts.SyntaxKind.PlusPlusToken || parent.operator === ts.SyntaxKind.MinusMinusToken;
  if (ts.isForOfStatement(parent) || ts.isForInStatement(parent)) return parent.initializer === node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  return ts.isArrayLiteralExpression(parent) || ts.isSpreadElement(parent) || ts.isSpreadAssignment(parent);
}
