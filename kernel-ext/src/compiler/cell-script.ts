import type { ImportClause, Node, SourceFile, Statement } from "@tslab/typescript-for-tslab";
import { type Edit, EditedText } from "./edits.js";
import { findImports } from "./imports.js";
import { added, interruptPoints } from "./loop-guards.js";
import { type CellNames, findNames, namesOf, type OuterUse } from "./names.js";
import type { TypeScript } from "./tslab.js";

/** A cell as code that can run. */
export interface CellScript {
  /** Evaluates to a function of (variables, cell, flags, stop, wait, waitEach). The cell's own lines begin at line 1. */
  readonly code: string;
  /** Modules to load before the cell runs, in order. */
  readonly modules: readonly string[];
  /** Names that functions of this cell mention: from now on they are looked up when they are used. */
  readonly shared: ReadonlySet<string>;
  /** Where a position in the code comes from in the converter's output. */
  readonly positions: EditedText;
}

/** What was declared by the cells before. */
export interface Known {
  readonly names: ReadonlySet<string>;
  /** Names that a function of some cell mentions. */
  readonly shared: ReadonlySet<string>;
}

/**
 * Turns the converter's output, an ES module, into a function. Variables of a cell stay real variables of that
 * function, so that loops run at full speed, and reach the other cells through the `variables` object:
 *
 * - constants, functions and classes are copied there once they exist;
 * - a variable that no function mentions is copied at the end, since nobody can look at it before;
 * - any other variable is an accessor there, so that functions and later cells see the same value at any time;
 * - variables of earlier cells are taken into locals in the same way where no function mentions them, and written
 *   back even if the cell fails.
 */
export function cellScript(
  ts: TypeScript,
  module: string,
  lastExpression: string | undefined,
  known: Known,
): CellScript {
  const file = ts.createSourceFile("cell.js", module, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const imports = findImports(ts, file);
  const names = findNames(ts, file, known.names);
  const shared = new Set([...known.shared, ...names.inFunctions]);
  const locals = localOuterNames(names, shared);
  const own = ownNames(ts, file);
  const live = own.variables.filter((name) => shared.has(name));
  const late = own.variables.filter((name) => !shared.has(name));

  const edits: Edit[] = [
    ...imports.declarations.map((node) => blank(file, node)),
    ...file.statements.flatMap((statement) => statementEdits(ts, file, statement, lastExpression)),
    ...names.outer.flatMap((use) => outerEdits(file, use, locals)),
    ...interruptPoints(ts, file),
    ...loadingEdits(ts, file),
  ];
  const positions = new EditedText(module, edits);

  const writeBack = [...locals].filter(([, assigned]) => assigned).map(([name]) => `exports.${name}=${name};`);
  const head = [
    `(${hasTopLevelAwait(ts, file) ? "async " : ""}function(exports,${parameters.join(",")}){"use strict";`,
    imports.code,
    ...own.imported.map(declare),
    ...[...locals].map(([name, assigned]) => `${assigned ? "let" : "const"} ${name}=exports.${name};`),
    ...(writeBack.length > 0 ? ["try{"] : []),
    ...live.map((name) => `${added.cell}.share("${name}",()=>${name},(${added.value})=>{${name}=${added.value}});`),
    ...own.functions.map(declare),
  ];
  const tail = [...late.map(declare), ...(writeBack.length > 0 ? ["}finally{", ...writeBack, "}"] : []), "})"];
  return { code: `${head.join("")}\n${positions.text}\n${tail.join("")}`, modules: imports.modules, shared, positions };
}

const parameters = ["require", added.cell, added.flags, added.stop, added.wait, added.waitEach];

const declare = (name: string) => `${added.cell}.declare("${name}",${name});`;

/** Outer names that can be locals while the cell runs, and whether the cell writes to them. */
function localOuterNames(names: CellNames, shared: ReadonlySet<string>): Map<string, boolean> {
  const locals = new Map<string, boolean>();
  for (const { name, assigned } of names.outer)
    if (!shared.has(name)) locals.set(name, assigned || locals.get(name) === true);
  return locals;
}

function outerEdits(file: SourceFile, use: OuterUse, locals: ReadonlyMap<string, boolean>): Edit[] {
  const start = use.node.getStart(file);
  const local = locals.has(use.name);
  const access = local ? use.name : `exports.${use.name}`;
  if (use.shorthand) return [{ start, length: use.node.end - start, text: `${use.name}:${access}` }];
  const text = use.called && !local ? `(0,${access})` : access;
  return [{ start, length: use.node.end - start, text }];
}

/** Names that a cell declares for the others, by what they are. */
function ownNames(ts: TypeScript, file: SourceFile): Record<"imported" | "functions" | "variables", string[]> {
  const exported = new Set(
    file.statements.flatMap((statement) =>
      ts.isExportDeclaration(statement) && statement.exportClause && ts.isNamedExports(statement.exportClause)
        ? statement.exportClause.elements.map(({ propertyName, name }) => (propertyName ?? name).text)
        : [],
    ),
  );
  const functions = new Set<string>();
  const settled = new Set<string>();
  const imported = new Set<string>();
  for (const statement of file.statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name) functions.add(statement.name.text);
    else if (ts.isClassDeclaration(statement) && statement.name) settled.add(statement.name.text);
    else if (ts.isVariableStatement(statement) && isConst(ts, statement.declarationList))
      for (const { name } of statement.declarationList.declarations)
        for (const each of namesOf(ts, name)) settled.add(each);
    else if (ts.isImportDeclaration(statement)) for (const name of importedNames(ts, statement)) imported.add(name);
  }
  return {
    imported: [...exported].filter((name) => imported.has(name)),
    functions: [...exported].filter((name) => functions.has(name)),
    variables: [...exported].filter((name) => !functions.has(name) && !settled.has(name) && !imported.has(name)),
  };
}

function importedNames(ts: TypeScript, { importClause }: { importClause?: ImportClause }) {
  const names: string[] = [];
  if (importClause?.name) names.push(importClause.name.text);
  const bindings = importClause?.namedBindings;
  if (bindings && ts.isNamespaceImport(bindings)) names.push(bindings.name.text);
  else if (bindings) names.push(...bindings.elements.map(({ name }) => name.text));
  return names;
}

/** Takes `export` away, keeps the last value, and copies constants and classes out once they exist. */
function statementEdits(ts: TypeScript, file: SourceFile, statement: Statement, lastExpression: string | undefined) {
  if (ts.isExportDeclaration(statement)) return [blank(file, statement)];
  const start = statement.getStart(file);
  if (ts.isVariableStatement(statement)) {
    const [first] = statement.declarationList.declarations;
    if (lastExpression && first && ts.isIdentifier(first.name) && first.name.text === lastExpression) {
      const value = first.initializer!;
      return [
        { start, length: value.getStart(file) - start, text: `${added.cell}.last=(` },
        { start: value.end, length: 0, text: ")" },
      ];
    }
    if (!isConst(ts, statement.declarationList)) return [];
    const names = statement.declarationList.declarations.flatMap(({ name }) => namesOf(ts, name));
    return [{ start: statement.end, length: 0, text: names.map(declare).join("") }];
  }
  if (ts.isClassDeclaration(statement) && statement.name) {
    const name = statement.name.text;
    return [{ start: statement.end, length: 0, text: `;${declare(name)}` }];
  }
  return [];
}

/** `import(…)` and `import.meta` exist in modules only; a cell has the same from the kernel. */
function loadingEdits(ts: TypeScript, file: SourceFile): Edit[] {
  const edits: Edit[] = [];
  const replace = (node: Node, text: string) => {
    const start = node.getStart(file);
    edits.push({ start, length: node.end - start, text });
  };
  const visit = (node: Node): void => {
    if (node.kind === ts.SyntaxKind.ImportKeyword) replace(node, `${added.cell}.load`);
    else if (ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword)
      replace(node, `${added.cell}.meta`);
    else if (!ts.isImportDeclaration(node)) ts.forEachChild(node, visit);
  };
  visit(file);
  return edits;
}

function isConst(ts: TypeScript, list: Node): boolean {
  return (list.flags & ts.NodeFlags.Const) !== 0;
}

/** Takes a node away and keeps its lines. */
function blank(file: SourceFile, node: Node): Edit {
  const start = node.getStart(file);
  return { start, length: node.end - start, text: file.text.slice(start, node.end).replace(/[^\n]/g, "") };
}

function hasTopLevelAwait(ts: TypeScript, file: SourceFile): boolean {
  const visit = (node: Node): boolean => {
    if (ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier)) return true;
    if (ts.isFunctionLike(node) || ts.isClassLike(node)) return false;
    return ts.forEachChild(node, visit) ?? false;
  };
  return visit(file);
}
