import { expect, test } from "@jest/globals";
import { findNames, namesOf } from "../../../kernel-ext/src/compiler/names.js";
import { parsed, ts } from "./typescript.js";

const outer = (code: string, known: string[] = []) =>
  findNames(ts, parsed(code), new Set(known)).outer.map(({ node: _, ...use }) => use);

test("uses of earlier variables are found with what is done to them", () => {
  expect(outer("exports.a + 1")).toEqual([
    { name: "a", inFunction: false, assigned: false, called: false, shorthand: false },
  ]);
  expect(outer("exports.a += 1")[0]).toMatchObject({ assigned: true });
  expect(outer("exports.a++")[0]).toMatchObject({ assigned: true });
  expect(outer("-exports.a")[0]).toMatchObject({ assigned: false });
  expect(outer("[exports.a] = [1]")[0]).toMatchObject({ assigned: true });
  expect(outer("({ k: exports.a } = o)")[0]).toMatchObject({ assigned: true });
  expect(outer("for (exports.a of [1]) ;")[0]).toMatchObject({ assigned: true });
  expect(outer("exports.f(1)")[0]).toMatchObject({ called: true, assigned: false });
  expect(outer("const g = () => exports.a;")[0]).toMatchObject({ inFunction: true });
  expect(outer("class C { x = exports.a }")[0]).toMatchObject({ inFunction: true });
});

test("shorthand fields are found unless the cell has a name of its own", () => {
  expect(outer("({ a })", ["a"])).toMatchObject([{ name: "a", shorthand: true }]);
  expect(outer("({ a })", [])).toEqual([]);
  expect(outer("const f = (a) => ({ a })", ["a"])).toEqual([]);
});

test("names in functions are collected", () => {
  const { inFunctions } = findNames(
    ts,
    parsed("let a, b, c; const f = () => a + exports.z; b; class K { m() { c } }"),
    new Set(),
  );
  expect([...inFunctions]).toEqual(expect.arrayContaining(["a", "z", "c"]));
  expect(inFunctions.has("b")).toBe(false);
});

test("patterns give all their names", () => {
  const file = parsed("const { a, b: [c, , ...d], ...e } = x");
  const [statement] = file.statements;
  if (!statement || !ts.isVariableStatement(statement)) throw new Error("no declaration");
  expect(namesOf(ts, statement.declarationList.declarations[0]!.name)).toEqual(["a", "c", "d", "e"]);
});
