import { expect, test } from "@jest/globals";
import { type Dense, dense } from "../../../src/data/dense.js";
import type { Images } from "../../../src/data/images.js";
import { ABSENT } from "../../../src/data/layout.js";
import { drawImages } from "../../../src/encoders/drawing/draw.js";
import { layoutQuality } from "../../../src/encoders/layout/layout-quality.js";
import { buildLayout } from "../../../src/encoders/layout/layout-table.js";
import { seededRandom } from "../../../src/random.js";

/** Features on a grid whose values are waves over it, so that neighbours are alike. */
function waves(side: number, samples: number): { drawn: Dense; x: Uint16Array; y: Uint16Array } {
  const random = seededRandom(5);
  const x = Uint16Array.from({ length: side * side }, (_, f) => f % side);
  const y = Uint16Array.from({ length: side * side }, (_, f) => Math.floor(f / side));
  const drawn = dense(samples, side * side);
  for (let i = 0; i < samples; i++) {
    const [a, b, c] = [random.normal(), random.normal(), 6 * random.next()];
    for (let f = 0; f < side * side; f++)
      drawn.values[i * side * side + f] = Math.sin((a * x[f]!) / 3 + (b * y[f]!) / 3 + c);
  }
  return { drawn, x, y };
}

function imagesOf(drawn: Dense, x: Uint16Array, y: Uint16Array, side: number, channels = ["one"]): Images {
  const features = Array.from({ length: drawn.columns }, (_, f) => `g${f}`);
  const layout = buildLayout({ height: side, width: side, channels, features, x, y, radius: 0 });
  const values = drawImages(drawn, layout);
  return { count: drawn.rows, height: side, width: side, channels: channels.length, values, layout, drawn };
}

const { drawn, x, y } = waves(12, 40);
const ordered = imagesOf(drawn, x, y, 12);
const places = seededRandom(6).shuffle(Array.from({ length: 144 }, (_, f) => f));
const dealt = imagesOf(
  drawn,
  Uint16Array.from(places, (p) => x[p]!),
  Uint16Array.from(places, (p) => y[p]!),
  12,
);

test("a layout in which neighbours are alike scores above the same one dealt anew, which scores as chance", async () => {
  const [good, chance] = [(await layoutQuality(ordered)).mean, (await layoutQuality(dealt)).mean];
  expect(good.trustworthiness).toBeGreaterThan(0.95);
  expect(good.neighboursKept).toBeGreaterThan(0.6);
  expect(good.rankCorrelation).toBeGreaterThan(0.5);
  expect(good.moran).toBeGreaterThan(0.7);
  expect(Math.abs(chance.trustworthiness! - 0.5)).toBeLessThan(0.05);
  expect(chance.neighboursKept).toBeLessThan(0.15);
  expect(Math.abs(chance.rankCorrelation!)).toBeLessThan(0.05);
  expect(Math.abs(chance.moran!)).toBeLessThan(0.05);
});

test("the scores are the same for the same seed; above `most` features some are drawn, and that is said", async () => {
  const some = await layoutQuality(ordered, { most: 60 });
  expect(some).toMatchObject({ features: 60, neighbours: 10, sampled: true });
  expect(await layoutQuality(ordered, { most: 60 })).toEqual(some);
  expect(await layoutQuality(ordered, { most: 60, seed: 2 })).not.toEqual(some);
  expect(await layoutQuality(ordered)).toMatchObject({ features: 144, sampled: false });
});

test("metric and contiguity choose what is compared", async () => {
  const [own] = (await layoutQuality(ordered)).channels;
  const [other] = (await layoutQuality(ordered, { metric: "euclidean", contiguity: 8 })).channels;
  expect(other!.rankCorrelation).not.toBe(own!.rankCorrelation);
  expect(other!.moran).toBeLessThan(own!.moran!);
});

test("a channel without places has no scores, and does not count in the mean", async () => {
  const images = imagesOf(drawn, Uint16Array.of(...x, ...x), Uint16Array.of(...y, ...y), 12, ["one", "two"]);
  const absent = Uint16Array.of(...x, ...x.map(() => ABSENT));
  const { channels, mean } = await layoutQuality({ ...images, layout: { ...images.layout, x: absent } });
  expect(channels[1]).toMatchObject({ channel: "two", trustworthiness: null, neighboursKept: null });
  expect(mean.trustworthiness).toBe(channels[0]!.trustworthiness);
});

test("missing features are left out; pictures without their table have Moran's I alone", async () => {
  const holes = { ...drawn, values: drawn.values.map((value, at) => (at % 144 === 3 ? NaN : value)) };
  expect(await layoutQuality({ ...ordered, drawn: holes })).toMatchObject({ features: 143 });
  const { drawn: _, ...pictures } = ordered;
  const { mean } = await layoutQuality(pictures);
  expect(mean).toMatchObject({ trustworthiness: null, neighboursKept: null, rankCorrelation: null });
  expect(mean.moran).toBeGreaterThan(0.7);
});

test("three features and flat pictures are scored as far as they can be", async () => {
  const flat = imagesOf(dense(2, 3), Uint16Array.of(0, 1, 2), Uint16Array.of(0, 0, 0), 3);
  const { mean, neighbours } = await layoutQuality(flat);
  expect(neighbours).toBe(1);
  expect(mean).toMatchObject({ rankCorrelation: null, moran: null });
  expect(mean.trustworthiness).not.toBeNull();
});

test.each([
  [{ metric: "cosine" as never }, "UnknownName"],
  [{ neighbours: 0 }, "InvalidOption"],
  [{ contiguity: 6 as never }, "InvalidOption"],
  [{ most: 2 }, "InvalidOption"],
  [{ neighbors: 5 } as never, "UnknownName"],
])("%j is refused", async (options, tag) => {
  await expect(layoutQuality(ordered, options)).rejects.toMatchObject({ tag });
});

test("it stops when asked to", async () => {
  await expect(layoutQuality(ordered, {}, { signal: AbortSignal.abort() })).rejects.toMatchObject({ tag: "Aborted" });
});
