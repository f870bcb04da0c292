import { expect, test } from "@jest/globals";
import { built } from "./built.js";
import { fakeBase } from "./fake-base.js";

test("pages that load AMD modules get the same classes on their own base", async () => {
  const text = await built("amd.ts");
  const defined: [string[], (base: unknown) => Record<string, unknown>][] = [];
  new Function("define", text)((...given: (typeof defined)[0]) => defined.push(given));
  expect(defined[0]![0]).toEqual(["@jupyter-widgets/base"]);
  expect(Object.keys(defined[0]![1](fakeBase))).toEqual(expect.arrayContaining(["ConfusionModel", "ConfusionView"]));
});
