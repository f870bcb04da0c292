import { expect, test } from "@jest/globals";
import type { Tensor, Variable } from "@tensorflow/tfjs";
import { adamDefaults, decays, sgdDefaults, withGradients } from "../../src/engine/optimiser-variables.js";

const entry = (name: string, rank = 1) => ({ variable: { name, rank } as Variable });

test("pairs variables with their gradients in the optimiser's order", () => {
  const gradient = (name: string) => ({ name }) as unknown as Tensor;
  const entries = [entry("a"), entry("b"), entry("c")];
  const pairs = withGradients(entries, { c: gradient("c"), a: gradient("a") });
  expect(pairs.map(({ entry: { variable } }) => variable.name)).toEqual(["a", "c"]);
  expect(() => withGradients(entries, { d: gradient("d") })).toThrow(/no variable of this optimiser "d"/);
});

test("weights decay, biases do not; defaults are frozen", () => {
  expect([decays(entry("w", 4).variable), decays(entry("b", 1).variable)]).toEqual([true, false]);
  expect([Object.isFrozen(adamDefaults), Object.isFrozen(sgdDefaults)]).toEqual([true, true]);
});
