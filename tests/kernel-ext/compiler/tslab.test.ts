import { beforeAll, describe, expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { Conversion, Diagnostic } from "../../../kernel-ext/src/compiler/tslab.js";

// tslab and its compiler are used through parts that are not public. This is what the kernel relies on, each part in
// one test, in a process of its own (the test's sandbox has another module loader).
const built = fileURLToPath(new URL("../../../kernel-ext/dist/compiler/tslab.js", import.meta.url));
const require = createRequire(import.meta.url);

interface Probe {
  first: Conversion;
  second: Conversion;
  awaiting: Conversion;
  wrong: readonly Diagnostic[];
  fetched: readonly Diagnostic[];
  completion: { candidates: string[]; start: number; end: number };
  hover: { displayParts: { text: string }[]; documentation: { text: string }[] };
  metadata: object;
  module: readonly Diagnostic[];
  displayIsReplaceable: boolean;
  publicModule: string[];
  others: boolean;
  milliseconds: number;
}

let probe: Probe;
beforeAll(() => {
  const code = `
    import { createRequire } from "node:module";
    import { loadTslab } from ${JSON.stringify(`file://${built}`)};
    const tslab = loadTslab();
    const converter = tslab.createConverter();
    const convert = (declarations, code) => converter.convert(declarations, code);
    const first = convert("", "/** Doc. */ export {}; let a: number = 1; const f = (x: string) => x + a; a");
    const declarations = first.declOutput;
    const second = convert(declarations, "a += 2; f('x')");
    const awaiting = convert(declarations, "for await (const x of [1]) await (x);");
    const found = [];
    Object.defineProperty(tslab.displayModule, "lastWriteDisplayData", { get: () => (c) => found.push(c), set() {} });
    tslab.publicModule.display.html("<b>x</b>");
    const compiler = createRequire(${JSON.stringify(`file://${built}`)})("@tslab/typescript-for-tslab");
    console.log(JSON.stringify({
      first, second, awaiting,
      wrong: convert(declarations, "\\nconst s: string = a;").diagnostics,
      fetched: convert("", "const r: Promise<Response> = fetch('x'); process.uptime(); console.log(Buffer.from('a'))").diagnostics,
      completion: (({ candidates, start, end }) => ({ candidates, start, end }))(converter.complete(declarations, "Math.hyp", 8)),
      hover: converter.inspect("", "/** Doc. */ function g() {}\\ng()", 28),
      metadata: tslab.getCodeMetadata("/** @module mine */ export const z = 1"),
      module: converter.addModule("mine", "export const z = 1", {}),
      displayIsReplaceable: found[0]?.data["text/html"] === "<b>x</b>",
      publicModule: Object.keys(tslab.publicModule),
      others: compiler === tslab.ts && compiler.transpileModule("export const a = 1", {}).outputText.includes("exports.a"),
    }));
    process.exit(0);`;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", code], { encoding: "utf8" });
  if (stderr) throw new Error(stderr);
  probe = JSON.parse(stdout) as Probe;
});

describe("the pinned versions", () => {
  test.each([
    ["tslab", "1.0.22"],
    ["@tslab/typescript-for-tslab", "5.0.4"],
  ])("%s is %s", (name, version) => {
    const manifest = JSON.parse(readFileSync(require.resolve("../../../kernel-ext/package.json"), "utf8")) as {
      dependencies: Record<string, string>;
    };
    expect(manifest.dependencies[name]).toBe(version);
    expect(
      (JSON.parse(readFileSync(require.resolve(`${name}/package.json`), "utf8")) as { version: string }).version,
    ).toBe(version);
  });
});

describe("the converter", () => {
  test("gives an ES module that exports the cell's names, with an inline source map", () => {
    expect(probe.first.diagnostics).toEqual([]);
    expect(probe.first.output).toMatch(/export \{ a, f \}|export \{ f, a \}/);
    expect(probe.first.output).toMatch(/sourceMappingURL=data:application\/json;base64,/);
    expect(probe.first.lastExpressionVar).toBe("tsLastExpr");
    expect(probe.first.output).toMatch(/export const tsLastExpr = a/);
  });

  test("gives declarations, by which the next cell names what it uses", () => {
    expect(probe.first.declOutput).toMatch(/declare let a: number/);
    expect(probe.second.output).toMatch(/exports\.a \+= 2/);
    expect(probe.second.output).toMatch(/exports\.f\('x'\)/);
  });

  test("accepts every form of top-level await", () => {
    expect(probe.awaiting.diagnostics).toEqual([]);
    expect(probe.awaiting.output).toMatch(/for await/);
  });

  test("finds type errors with line and character from 0", () => {
    expect(probe.wrong).toMatchObject([{ start: { line: 1, character: 6 }, code: 2322 }]);
  });

  test("knows Node's types wherever the notebook lies", () => {
    expect(probe.fetched).toEqual([]);
  });

  test("completes, explains, and takes modules from cells", () => {
    expect(probe.completion).toEqual({ candidates: ["hypot"], start: 5, end: 8 });
    expect(probe.hover.documentation[0]?.text).toBe("Doc.");
    expect(probe.metadata).toEqual({ module: "mine" });
    expect(probe.module).toEqual([]);
  });
});

test("tslab.display goes where the kernel wants it", () => {
  expect(probe.displayIsReplaceable).toBe(true);
  expect(probe.publicModule).toContain("display");
});

test("nobody else sees the changed compiler", () => {
  expect(probe.others).toBe(true);
});
