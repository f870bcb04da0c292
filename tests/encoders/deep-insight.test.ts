import { describe, expect, test } from "@jest/globals";
import { deepInsight, type DeepInsightOptions, turnUpright } from "../../src/encoders/deep-insight.js";
import { seededRandom } from "../../src/random.js";
import { testContext } from "../embed/context.js";
import { cohortOf, someCounts } from "../prepare/cohorts.js";
import { describeWithShared, parityCase } from "../shared.js";

const fit = (given: Partial<DeepInsightOptions>, features = 30) => {
  const options = { ...deepInsight.defaults, pixels: 12, perplexity: 6, neighbours: 6, ...given };
  return deepInsight.fit(cohortOf(someCounts(10, features)), options, testContext());
};

describe("pixels", () => {
  test.each(["tsne", "umap", "kernelPca", "pca"] as const)("%s fills the image from border to border", async (by) => {
    const { layout } = await fit({ by });
    expect(layout.channels).toEqual([by]);
    expect([Math.min(...layout.x), Math.max(...layout.x)]).toEqual([0, 11]);
    expect([Math.min(...layout.y), Math.max(...layout.y)]).toEqual([0, 11]);
  });

  test.each(["lsa", "sla", "ags"] as const)(
    "%s: a pixel of its own for each feature, in a full image too",
    async (assign) => {
      const { layout } = await fit({ by: "pca", assign, pixels: [5, 6] });
      expect(layout.start).toEqual(Uint32Array.from({ length: 31 }, (_, pixel) => pixel));
    },
  );

  test.each(["lsa", "ags"] as const)(
    "%s: more features than pixels are refused with the size that fits",
    async (assign) => {
      await expect(fit({ by: "pca", assign, pixels: 5 })).rejects.toThrow(/30 features .*pixels: 6 or more/);
    },
  );

  test("sla: more features than pixels share them in clusters, and no pixel is left", async () => {
    const { layout } = await fit({ by: "pca", assign: "sla", pixels: 4 });
    expect(layout.start.slice(1).every((end, pixel) => end > layout.start[pixel]!)).toBe(true);
    expect(layout.feature.length).toBe(30);
  });

  test.each(["lsa", "ags"] as const)("stopping stops the search for pixels: %s", async (assign) => {
    const options = { ...deepInsight.defaults, pixels: 12, by: "pca", assign } as const;
    const ctx = { ...testContext(), signal: AbortSignal.abort() };
    await expect(deepInsight.fit(cohortOf(someCounts(10, 30)), options, ctx)).rejects.toThrow("stopped");
  });
});

test("several embeddings are several channels, each as it is alone", async () => {
  const { layout } = await fit({ by: ["umap", "pca"], assign: "lsa" });
  expect(layout.channels).toEqual(["umap", "pca"]);
  for (const [channel, by] of (["umap", "pca"] as const).entries()) {
    const alone = (await fit({ by, assign: "lsa" })).layout;
    expect(layout.x.slice(30 * channel, 30 * (channel + 1))).toEqual(alone.x);
    expect(layout.y.slice(30 * channel, 30 * (channel + 1))).toEqual(alone.y);
  }
});

test("blur spreads each feature over its neighbourhood and leaves it where it is", async () => {
  const [sharp, soft] = [await fit({ by: "pca" }), await fit({ by: "pca", blur: 1 })];
  expect(soft.layout.x).toEqual(sharp.layout.x);
  expect(soft.layout.feature.length).toBeGreaterThan(10 * sharp.layout.feature.length);
  const pixel = 12 * soft.layout.y[0]! + soft.layout.x[0]!;
  const names = Array.from(soft.layout.feature.slice(soft.layout.start[pixel], soft.layout.start[pixel + 1]));
  expect(names).toContain(0);
});

/** Widths of the points along both axes. */
const extent = (points: Float64Array) =>
  [0, 1].map((axis) => {
    const values = points.filter((_, i) => i % 2 === axis);
    return Math.max(...values) - Math.min(...values);
  });

describe("turnUpright", () => {
  /** A box of 4 × 1, turned by 30 degrees. */
  const random = seededRandom(2);
  const [cos, sin] = [Math.cos(Math.PI / 6), Math.sin(Math.PI / 6)];
  const inside = Array.from({ length: 50 }, () => [4 * random.next(), random.next()] as const);
  const box = [...inside, [0, 0] as const, [4, 0] as const, [4, 1] as const, [0, 1] as const];
  const tilted = Float64Array.from(box.flatMap(([x, y]) => [cos * x - sin * y, sin * x + cos * y]));

  test("the longer side lies along the longer side of the image", () => {
    const wide = extent(turnUpright(tilted, 10, 40));
    expect([wide[0]!.toFixed(6), wide[1]!.toFixed(6)]).toEqual(["4.000000", "1.000000"]);
    const tall = extent(turnUpright(tilted, 40, 10));
    expect([tall[0]!.toFixed(6), tall[1]!.toFixed(6)]).toEqual(["1.000000", "4.000000"]);
  });

  test("points on a line lie along the longer side", () => {
    const line = Float64Array.of(0, 0, 1, 1, 2, 2, 3, 3);
    expect(extent(turnUpright(line, 10, 40))[1]).toBeCloseTo(0, 12);
    expect(extent(turnUpright(line, 40, 10))[0]).toBeCloseTo(0, 12);
  });
});

describeWithShared("pyDeepInsight's rectangle", ["fixtures/parity/layouts.json"], () => {
  test("ours is no larger: its edges are taken at mirrored angles, which misses the smallest", () => {
    const { input, expected } = parityCase("layouts", "hull-rectangle");
    const [width, height] = extent(turnUpright(Float64Array.from(input.points.data), 16, 16));
    expect(width! * height!).toBeLessThan(expected.rectangle_area);
  });
});

test("options out of range are refused, nearest names first", () => {
  const wrong = (given: object) => () => deepInsight.check?.({ ...deepInsight.defaults, ...given });
  expect(wrong({ by: "t-sne" })).toThrow(/Use one of: tsne/);
  expect(wrong({ assign: "assignment" })).toThrow(/"assignment".*Use one of/);
  expect(wrong({ by: ["tsne", "t-sne"] })).toThrow(/"t-sne"/);
  expect(wrong({ by: [] })).toThrow(/Name each embedding once/);
  expect(wrong({ by: ["pca", "pca"] })).toThrow(/Name each embedding once/);
  expect(wrong({ blur: 9 })).toThrow(/blur is 9.*0 to 5/);
  expect(wrong({ perplexity: 0 })).toThrow(/perplexity is 0/);
});
