import { expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

// In a process of its own: the test's sandbox has an Error of its own.
const built = fileURLToPath(new URL("../../../kernel-ext/dist/cells/stack.js", import.meta.url));

function run(code: string): Record<string, unknown> {
  const module = `import vm from "node:vm"; import * as stack from ${JSON.stringify(`file://${built}`)}; ${code}`;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", module], { encoding: "utf8" });
  if (stderr) throw new Error(stderr);
  return JSON.parse(stdout) as Record<string, unknown>;
}

test("stacks name the cell, its line and column, and end where the cell ends", () => {
  const { text, place, source } = run(`
    const position = (line, column) => ({ line: line + 100, column });
    const file = stack.cellFile(4, { count: 4, source: "the source", position }, 1);
    stack.mapStacks();
    const code = "(() => {\\nclass A { fail() { throw new Error('x') } }\\ntry { new A().fail() } catch (error) { return error.stack } })()";
    const text = vm.runInThisContext(code.replaceAll("\\n", "\\n"), { filename: file });
    console.log(JSON.stringify({ text, place: stack.cellPlace(text), source: stack.cellSource(4) }));`);
  const lines = String(text).split("\n");
  expect(lines[0]).toBe("Error: x");
  expect(lines[1]).toMatch(/^ {4}at A\.fail \(cell \[4\]:102:\d+\)$/);
  expect(lines.at(-1)).toMatch(/cell \[4\]/);
  expect(place).toMatchObject({ count: 4, line: 102 });
  expect(source).toBe("the source");
});

test("other stacks stay as they are", () => {
  const { text, place, source } = run(`
    stack.mapStacks();
    const text = new Error("plain").stack;
    console.log(JSON.stringify({ text, place: stack.cellPlace(text) ?? null, source: stack.cellSource(99) ?? null }));`);
  expect(text).toMatch(/^Error: plain\n {4}at file:/);
  expect([place, source]).toEqual([null, null]);
});
