import { describe, expect, test } from "@jest/globals";
import { dense } from "../../../src/data/dense.js";
import {
  checkFeaturePlaces,
  featurePlaces,
  featurePlacesDefaults,
  placements,
} from "../../../src/encoders/placing/feature-places.js";
import { seededRandom } from "../../../src/random.js";
import { testContext } from "../../embed/context.js";

/** Two groups of features that rise and fall together, 20 features each on 12 samples, at levels of their own. */
function twoModules() {
  const random = seededRandom(4);
  const profiles = [0, 1].map(() => Float64Array.from({ length: 12 }, () => random.next()));
  const values = Float32Array.from({ length: 40 * 12 }, (_, at) => {
    const feature = Math.floor(at / 12);
    return (1 + (feature % 5)) * profiles[feature < 20 ? 0 : 1]![at % 12]! + 0.02 * random.normal();
  });
  return dense(40, 12, values);
}

describe.each(placements)("%s", (by) => {
  const options = { ...featurePlacesDefaults, perplexity: 8, neighbours: 8 };

  test("gives each feature a place; the same seed gives the same places", async () => {
    const places = await featurePlaces(twoModules(), by, options, testContext(1));
    expect(places.length).toBe(80);
    expect(places.every(Number.isFinite)).toBe(true);
    expect(await featurePlaces(twoModules(), by, options, testContext(1))).toEqual(places);
  });
});

test.each(["tsne", "umap"] as const)("%s by cosine keeps a module together whatever the level", async (by) => {
  const options = { ...featurePlacesDefaults, perplexity: 8, neighbours: 8 };
  const places = await featurePlaces(twoModules(), by, options, testContext(1));
  const distance = (a: number, b: number) =>
    Math.hypot(places[2 * a]! - places[2 * b]!, places[2 * a + 1]! - places[2 * b + 1]!);
  const features = Array.from({ length: 40 }, (_, f) => f);
  const nearest = (f: number) =>
    features.filter((g) => g !== f).reduce((best, g) => (distance(f, g) < distance(f, best) ? g : best));
  // A stray feature is the embedding's right, a tenth of them is not.
  expect(features.filter((f) => nearest(f) < 20 === f < 20).length).toBeGreaterThan(36);
});

test("fewer components than samples give another layout, as many as samples give that of all", async () => {
  const places = (initialComponents: number) =>
    featurePlaces(twoModules(), "tsne", { ...featurePlacesDefaults, perplexity: 8, initialComponents }, testContext());
  expect(await places(2)).not.toEqual(await places(12));
  expect(await places(12)).toEqual(await places(50));
});

test("options out of range are refused", () => {
  const wrong = (given: object) => () => checkFeaturePlaces("deepInsight", { ...featurePlacesDefaults, ...given });
  expect(wrong({ metric: "manhattan" })).toThrow(/"manhattan".*Use one of/);
  expect(wrong({ perplexity: 1 })).toThrow(/perplexity is 1\./);
  expect(wrong({ neighbours: 2.5 })).toThrow(/neighbours is 2\.5\./);
  expect(wrong({ initialComponents: 1 })).toThrow(/initialComponents is 1\./);
  expect(wrong({})).not.toThrow();
});
