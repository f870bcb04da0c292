import { expect, test } from "@jest/globals";
import { cohortFromArrow, cohortToArrow } from "../../../src/data/arrow.js";
import { imageOf } from "../../../src/data/images.js";
import { ABSENT } from "../../../src/data/layout.js";
import { drawerOf } from "../../../src/encoders/drawing/drawer-of.js";
import { encoderNamed } from "../../../src/encoders/encoder-named.js";
import { layoutOfPlaces } from "../../../src/encoders/layout/layout-of-places.js";
import { testContext } from "../../embed/context.js";
import { cohortOf, someCounts } from "../../prepare/cohorts.js";

const layout = layoutOfPlaces({ channels: ["map"], x: Uint16Array.of(1, 0), y: new Uint16Array(2) }, ["a", "b"], {
  height: 1,
  width: 2,
});

test("sums are drawn by the layout alone", () => {
  const image = new Float32Array(2);
  drawerOf({ layout })(Float32Array.of(3, 4), image);
  expect(Array.from(image)).toEqual([4, 3]);
});

test("other pixels are drawn by the encoder that is named", () => {
  expect(() => drawerOf({ layout, drawing: { encoder: "nobody", state: {} } })).toThrow(/nobody/);
});

test.each([
  ["barGraph", {}],
  ["hybrid", { of: [["deepInsight", { by: "pca" }], "recurrence"] }],
  [
    "hybrid",
    {
      assay: ["rna", "mirna"],
      of: [
        ["barGraph", { assay: "mirna" }],
        ["deepInsight", { by: "pca" }],
      ],
    },
  ],
])("images of %s from a file are drawn as they were", async (name, given) => {
  const encoder = encoderNamed(name);
  const options = { ...(encoder.defaults as object), pixels: 16, ...given };
  const { assays, ...rest } = cohortOf(someCounts(6, 8));
  const mirna = cohortOf(someCounts(6, 5, 2), ["m0", "m1", "m2", "m3", "m4"]).assays.rna!;
  const cohort = {
    ...rest,
    assays: { ...assays, ...("assay" in given ? { mirna: { ...mirna, name: "mirna" } } : {}) },
  };
  const ctx = testContext();
  const encoded = await encoder.apply(cohort, await encoder.fit(cohort, options, ctx), options, ctx);
  if ("assay" in given) expect(encoded.images!.layout.x).toContain(ABSENT);
  const images = cohortFromArrow(cohortToArrow(encoded)).images!;
  expect(images.layout).toEqual(encoded.images!.layout);
  const { values, columns } = encoded.images!.drawn!;
  const draw = drawerOf(images);
  for (let i = 0; i < images.count; i++) {
    const image = new Float32Array(imageOf(images, i).length);
    draw(values.subarray(i * columns, (i + 1) * columns), image);
    expect(image).toEqual(imageOf(images, i).slice());
  }
});
