import { expect, test } from "@jest/globals";
import { findImports } from "../../../kernel-ext/src/compiler/imports.js";
import { parsed, ts } from "./typescript.js";

test("imports become constants taken from modules that are loaded before", () => {
  const { modules, code } = findImports(
    ts,
    parsed(
      `import "side"; import d, { a, b as c } from "m"; import * as ns from "n"; import { default as e } from "o";`,
    ),
  );
  expect(modules).toEqual(["side", "m", "n", "o"]);
  const cell = { modules: [{}, { default: 1, a: 2, b: 3 }, { all: true }, { default: 4 }] };
  expect(new Function("__omixel_cell", `${code} return [d, a, c, ns.all, e]`)(cell)).toEqual([1, 2, 3, true, 4]);
});
