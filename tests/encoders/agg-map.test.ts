import { expect, test } from "@jest/globals";
import { type Dense, dense } from "../../src/data/dense.js";
import { ABSENT } from "../../src/data/layout.js";
import { aggMap, type AggMapOptions } from "../../src/encoders/agg-map.js";
import { seededRandom } from "../../src/random.js";
import { testContext } from "../embed/context.js";
import { cohortOf, someCounts } from "../prepare/cohorts.js";

const fit = (values: Dense, given: Partial<AggMapOptions> = {}) =>
  aggMap.fit(cohortOf(values), { ...aggMap.defaults, neighbours: 5, ...given }, testContext());

/** Three groups of features that rise and fall together: of 6, 9 and 3. */
function groups(): Dense {
  const random = seededRandom(4);
  const signal = Array.from({ length: 12 }, () => [random.normal(), random.normal(), random.normal()]);
  const groupOf = (j: number) => (j < 6 ? 0 : j < 15 ? 1 : 2);
  return dense(
    12,
    18,
    Float32Array.from({ length: 216 }, (_, at) => {
      const [i, j] = [Math.floor(at / 18), at % 18];
      return 10 + (1 + j) * signal[i]![groupOf(j)]! + 0.05 * random.normal();
    }),
  );
}

test("features that go together share a channel, the largest cluster first; each has a pixel of its own", async () => {
  const { layout } = await fit(groups(), { clusters: 3 });
  expect([layout.height, layout.width]).toEqual([4, 5]);
  expect(layout.channels).toEqual(["cluster1", "cluster2", "cluster3"]);
  const on = (channel: number) =>
    layout.features
      .filter((_, f) => layout.x[18 * channel + f] !== ABSENT)
      .map((name) => Number(name.slice(1)))
      .sort((a, b) => a - b);
  expect(on(0)).toEqual([6, 7, 8, 9, 10, 11, 12, 13, 14]);
  expect(on(1)).toEqual([0, 1, 2, 3, 4, 5]);
  expect(on(2)).toEqual([15, 16, 17]);
  const pixels = new Set(
    layout.features.map((_, f) => {
      const at = [f, 18 + f, 36 + f].find((one) => layout.x[one] !== ABSENT)!;
      return 5 * layout.y[at]! + layout.x[at]!;
    }),
  );
  expect(pixels.size).toBe(18);
  expect(layout.feature.length).toBe(18);
});

test("one cluster is one channel; there are no more clusters than features", async () => {
  expect((await fit(groups(), { clusters: 1, by: "pca" })).layout.channels).toEqual(["cluster1"]);
  expect((await fit(someCounts(6, 3), { by: "pca" })).layout.channels.length).toBe(3);
});

test("too many features to cluster are refused with what works; so are options out of range", async () => {
  const many = dense(
    2,
    4001,
    Float32Array.from({ length: 8002 }, (_, i) => i % 19),
  );
  await expect(fit(many)).rejects.toThrow(/4001 features .*4000 or fewer.*clusters: 1/);
  const wrong = (given: object) => () => aggMap.check!({ ...aggMap.defaults, ...given });
  expect(wrong({ clusters: 0 })).toThrow(/clusters/);
  expect(wrong({ linkage: "single" })).toThrow(/complete/);
  expect(wrong({ by: "mds" })).toThrow(/umap/);
});
