import { expect, test } from "@jest/globals";
import { EditedText } from "../../../kernel-ext/src/compiler/edits.js";
import { cellOrigin, splitSourceMap } from "../../../kernel-ext/src/compiler/origins.js";
import { ts } from "./typescript.js";

test("a position in the running code leads to the cell's own line and column", () => {
  const source = "interface A { x: 1 }\n\nconst f = (a: A): number => {\n  throw new Error(String(a));\n};";
  const { outputText } = ts.transpileModule(`export {};\n${source}`, {
    compilerOptions: { inlineSourceMap: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  });
  const { code, map } = splitSourceMap(outputText);
  expect(code).not.toContain("sourceMappingURL");
  const at = code.indexOf("throw");
  const edits = new EditedText(code, [{ start: at, length: 0, text: "guard();" }]);
  const line = edits.text.slice(0, edits.text.indexOf("throw")).split("\n").length;
  const column = edits.text.split("\n")[line - 1]!.indexOf("new Error") + 1;
  const origin = cellOrigin(3, source, edits, map);
  expect(origin.position(line, column)).toEqual({ line: 4, column: 9 });
});

test("code without a map has no positions", () => {
  const { code, map } = splitSourceMap("let a;");
  expect(cellOrigin(1, "", new EditedText(code, []), map).position(1, 1)).toBeUndefined();
});
