import type { ImportDeclaration, SourceFile } from "@tslab/typescript-for-tslab";
import { added } from "./loop-guards.js";
import type { TypeScript } from "./tslab.js";

/** The imports of a cell: modules that are loaded before it runs, and the declarations that take names from them. */
export interface Imports {
  readonly modules: readonly string[];
  /** Code that declares the imported names. */
  readonly code: string;
  readonly declarations: readonly ImportDeclaration[];
}

/** Imports become constants: they are loaded before the cell runs, so that a cell with imports need not await. */
export function findImports(ts: TypeScript, file: SourceFile): Imports {
  const declarations = file.statements.filter(ts.isImportDeclaration);
  const modules = declarations.map(({ moduleSpecifier }) => (moduleSpecifier as unknown as { text: string }).text);
  const code = declarations.map((declaration, index) => declare(ts, declaration, index)).join("");
  return { modules, code, declarations };
}

function declare(ts: TypeScript, { importClause }: ImportDeclaration, index: number): string {
  if (!importClause) return "";
  const from = `${added.cell}.modules[${index}]`;
  const bindings = importClause.namedBindings;
  let code = importClause.name ? `const ${importClause.name.text}=${from}.default;` : "";
  if (bindings && ts.isNamespaceImport(bindings)) code += `const ${bindings.name.text}=${from};`;
  else if (bindings) {
    const names = bindings.elements.map(({ propertyName, name }) =>
      propertyName ? `${propertyName.text}:${name.text}` : name.text,
    );
    code += `const {${names.join(",")}}=${from};`;
  }
  return code;
}
