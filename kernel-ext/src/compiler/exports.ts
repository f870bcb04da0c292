import type { TypeScript } from "./tslab.js";

/**
 * Blanks out `export` before declarations, so that code pasted from a module runs as a cell: everything at the top
 * level of a cell is seen by the others anyway. Positions stay as they are.
 */
export function withoutExports(ts: TypeScript, code: string): string {
  if (!code.includes("export")) return code;
  const file = ts.createSourceFile("cell.ts", code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
  let result = code;
  for (const statement of file.statements) {
    if (!ts.canHaveModifiers(statement)) continue;
    for (const modifier of ts.getModifiers(statement) ?? []) {
      const isNamed = "name" in statement ? statement.name !== undefined : true;
      const isExport =
        modifier.kind === ts.SyntaxKind.ExportKeyword || (modifier.kind === ts.SyntaxKind.DefaultKeyword && isNamed);
      if (!isExport) continue;
      const start = modifier.getStart(file);
      result = result.slice(0, start) + " ".repeat(modifier.end - start) + result.slice(modifier.end);
    }
  }
  return result;
}
