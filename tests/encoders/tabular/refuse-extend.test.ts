import { expect, test } from "@jest/globals";
import { barGraph } from "../../../src/encoders/bar-graph.js";
import { bie } from "../../../src/encoders/bie.js";
import { combination } from "../../../src/encoders/combination.js";
import { distanceMatrix } from "../../../src/encoders/distance-matrix.js";
import type { AnyEncoder } from "../../../src/encoders/encoder.js";
import { featureWrap } from "../../../src/encoders/feature-wrap.js";
import { refuseExtend } from "../../../src/encoders/tabular/refuse-extend.js";
import { transOmics } from "../../../src/encoders/trans-omics.js";

test("values beyond the range are refused with the reason", () => {
  expect(() => refuseExtend("test", { outside: "extend" }, "A bar ends")).toThrow(/A bar ends, but.*outside: "clip"/);
  expect(() => refuseExtend("test", { outside: "clip" }, "A bar ends")).not.toThrow();
});

test.each<[AnyEncoder, object]>([
  [barGraph, {}],
  [distanceMatrix, {}],
  [combination, {}],
  [featureWrap, {}],
  [bie, { number: "fixed" }],
  [transOmics, { fidelity: "comparable" }],
])("encoders that draw within the range refuse to draw beyond it: %#", (encoder, given) => {
  const check = (outside: string) => () => encoder.check?.({ ...encoder.defaults, ...given, outside });
  expect(check("extend")).toThrow(/outside is "extend"/);
  expect(check("clip")).not.toThrow();
});

test.each<[AnyEncoder, object]>([
  [bie, { number: "float" }],
  [transOmics, { fidelity: "paper" }],
])("those that can draw beyond it do not: %#", (encoder, given) => {
  expect(() => encoder.check?.({ ...encoder.defaults, ...given, outside: "extend" })).not.toThrow();
});
