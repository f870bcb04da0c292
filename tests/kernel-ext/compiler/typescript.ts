import { createRequire } from "node:module";
import type { SourceFile } from "@tslab/typescript-for-tslab";
import type { TypeScript } from "../../../kernel-ext/src/compiler/tslab.js";

/** The compiler of the cells, without the converter. */
export const ts = createRequire(import.meta.url)("@tslab/typescript-for-tslab") as TypeScript;

export function parsed(code: string): SourceFile {
  return ts.createSourceFile("cell.js", code, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
}
