import { describe, expect, test } from "@jest/globals";
import { cellScript } from "../../../kernel-ext/src/compiler/cell-script.js";
import { Variables } from "../../../kernel-ext/src/variables.js";
import { ts } from "./typescript.js";

/** Cells one after another, each given as what the converter makes of it. */
class Session {
  readonly variables = new Variables();
  readonly shared = new Set<string>();
  last: unknown;

  run(module: string): unknown {
    const known = { names: this.variables.names, shared: this.shared };
    const script = cellScript(ts, module, "tsLastExpr", known);
    for (const name of script.shared) this.shared.add(name);
    const cell = {
      modules: script.modules.map(() => ({ default: "d", a: "from module" })),
      last: undefined as unknown,
      declare: (name: string, value: unknown) => this.variables.declare(name, value),
      share: (name: string, get: () => unknown, set: (value: unknown) => void) => this.variables.share(name, get, set),
      load: async () => "loaded",
      meta: { url: "here" },
    };
    const start = (0, eval)(script.code) as (...all: unknown[]) => unknown;
    const ended = start(
      this.variables.values,
      undefined,
      cell,
      [0],
      () => undefined,
      (x: unknown) => x,
      (x: unknown) => x,
    );
    if (ended instanceof Promise) return ended.then(() => cell.last);
    return cell.last;
  }
}

describe("variables", () => {
  test("reach the next cells, whatever declared them", () => {
    const session = new Session();
    session.run(`const a = 1; let b = 2; var c = 3; function f() { return 4; } class K {} import d, { a as m } from "x";
      let { p, q: [r] } = { p: 5, q: [6] }; var E; (function (E) { E[E["A"] = 0] = "A"; })(E || (E = {}));
      export { a, b, c, f, K, d, m, p, r, E };`);
    const { f, K, E, ...rest } = session.variables.values as Record<string, unknown> & { f: () => number };
    expect(rest).toEqual({ a: 1, b: 2, c: 3, d: "d", m: "from module", p: 5, r: 6 });
    expect(f()).toBe(4);
    expect(typeof K).toBe("function");
    expect(E).toMatchObject({ A: 0 });
  });

  test("that a function uses are one and the same in all cells", () => {
    const session = new Session();
    session.run("let n = 0; const add = () => { n += 1; return n; }; export { n, add };");
    session.run("exports.n = 10; exports.add();");
    expect(session.run("export const tsLastExpr = exports.n;")).toBe(11);
  });

  test("that a later cell's function uses are looked up when it runs", () => {
    const session = new Session();
    session.run("let n = 1; export { n };");
    session.run("const twice = () => 2 * exports.n; export { twice };");
    session.run("exports.n = 5;");
    expect(session.run("export const tsLastExpr = exports.twice();")).toBe(10);
    session.run("let n = 'again'; export { n };");
    expect(session.variables.values["n"]).toBe("again");
  });

  test("declared again cut the tie to the old cell", () => {
    const session = new Session();
    session.run("let n = 1; const old = () => n; export { n, old };");
    session.run("const n = 'new'; export { n };");
    expect((session.variables.values["old"] as () => unknown)()).toBe(1);
  });

  test("of earlier cells are written back even if the cell fails", () => {
    const session = new Session();
    session.run("let n = 1; export { n };");
    expect(() => session.run("exports.n = 7; throw new Error('x');")).toThrow("x");
    expect(session.variables.values["n"]).toBe(7);
  });

  test("called as functions have no `this`, and stand in short fields", () => {
    const session = new Session();
    session.run("const who = function () { return this; }; export { who };");
    expect(
      session.run("const g = () => exports.who(); export const tsLastExpr = [exports.who(), g()]; export { g };"),
    ).toEqual([undefined, undefined]);
    session.run("let a = 1; export { a };");
    expect(session.run("const h = () => ({ a }); export const tsLastExpr = [{ a }, h()]; export { h };")).toEqual([
      { a: 1 },
      { a: 1 },
    ]);
  });

  test("may have the name of anything", () => {
    const session = new Session();
    session.run("let v = 1; let cell = 2; const f = () => v + cell; export { v, cell, f };");
    session.run("exports.v = 5;");
    expect(session.run("export const tsLastExpr = exports.f();")).toBe(7);
  });
});

describe("the last value", () => {
  test("is kept", () => {
    expect(new Session().run("export const tsLastExpr = (1, 2);")).toBe(2);
    expect(new Session().run("export const tsLastExpr = { a: 1 };")).toEqual({ a: 1 });
  });

  test("comes with an await, an import() and import.meta", async () => {
    const session = new Session();
    expect(await session.run("export const tsLastExpr = [await 1, await import('x'), import.meta.url];")).toEqual([
      1,
      "loaded",
      "here",
    ]);
  });
});

test("the lines of the cell stay where they are", () => {
  const known = { names: new Set<string>(), shared: new Set<string>() };
  const { code } = cellScript(ts, 'import {\n a\n} from "m";\nlet x = 1;\nmark();\nexport { a, x };', undefined, known);
  expect(code.split("\n").findIndex((line) => line.includes("mark()"))).toBe(5);
});
