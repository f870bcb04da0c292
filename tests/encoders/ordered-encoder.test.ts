import { expect, test } from "@jest/globals";
import { featureOrder } from "../../src/encoders/order/feature-order.js";
import { orderedDefaults, orderedEncoder, type OrderedOptions } from "../../src/encoders/ordered-encoder.js";
import { requireOption } from "../../src/registry.js";
import { cohortOf, listening, matrix } from "../prepare/cohorts.js";

interface RulerOptions extends OrderedOptions {
  readonly long: boolean;
}

/** Features side by side in one row, in the order asked for. */
const ruler = orderedEncoder<RulerOptions>({
  name: "ruler",
  source: { paper: "none" },
  defaults: { ...orderedDefaults, pixels: 4, long: true },
  check: ({ long }) => requireOption(long, "ruler", "It is short.", "Use a long one."),
  async place(training, options, ctx) {
    const features = await featureOrder("ruler", training, options, ctx);
    return { channels: ["order"], features, x: Uint16Array.from(features.keys()), y: new Uint16Array(features.length) };
  },
});

test("the options of the order are checked before its own", () => {
  const check = (given: Partial<RulerOptions>) => () => ruler.check!({ ...ruler.defaults, ...given });
  expect(check({})).not.toThrow();
  expect(check({ order: "wild" as never, long: false })).toThrow(/step ruler: .*order.*"wild"/);
  expect(check({ top: 2 })).toThrow(/Option "top" is 2/);
  expect(check({ pixels: 1 })).toThrow(/Option "pixels" is 1/);
  expect(check({ long: false })).toThrow(/It is short/);
});

test("features keep the table's order where it is asked for, and only then; ranking may read labels", async () => {
  const cohort = cohortOf(matrix([[0, 10, 5], [4, 20, 6], [2, 90, 9]]), ["g3", "g1", "g2"]); // prettier-ignore
  const { ctx } = listening();
  const orderOf = async (given: Partial<RulerOptions>) =>
    (await ruler.fit!(cohort, { ...ruler.defaults, normalisation: "none", ...given }, ctx)).layout.features;
  expect(await orderOf({ order: "given" })).toEqual(["g3", "g1", "g2"]);
  expect(await orderOf({ order: "ranked" })).toEqual(["g1", "g2", "g3"]);
  expect(ruler.readsLabels!({ ...ruler.defaults, rank: "anovaF" })).toBe(true);
  expect(ruler.readsLabels!(ruler.defaults)).toBe(false);
});
