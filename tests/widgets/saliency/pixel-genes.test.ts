import { expect, test } from "@jest/globals";
import { evidenceOf } from "../../../widgets/src/saliency/maps.js";
import { genesOnPixel } from "../../../widgets/src/saliency/pixel-genes.js";
import { fakeScene, scores } from "./fake-saliency.js";

const { data } = fakeScene();
const values = evidenceOf(scores.subarray(0, 5), "for");

test("of all channels, genes that light the pixel come first, each once", () => {
  const { count, best } = genesOnPixel(data, { x: 1, y: 0 }, -1, values, 8);
  expect(count).toBe(3);
  expect(best).toEqual([
    { gene: 1, channels: [0], lights: true },
    { gene: 0, channels: [0], lights: false },
    { gene: 3, channels: [1], lights: false },
  ]);
});

test("in one channel the best gene comes first", () => {
  const { best } = genesOnPixel(data, { x: 1, y: 0 }, 0, values, 8);
  expect(best.map(({ gene, lights }) => [gene, lights])).toEqual([
    [0, true],
    [1, true],
  ]);
});

test("a pixel without genes has none", () => {
  expect(genesOnPixel(data, { x: 0, y: 0 }, 0, values, 8)).toEqual({ count: 0, best: [] });
});

test("of 20,000 genes on one pixel the best are found", () => {
  const n = 20_000;
  const layout = {
    ...data.layout,
    height: 1,
    width: 1,
    start: Uint32Array.of(0, n, 2 * n),
    features: Array.from({ length: n }, (_, g) => `G${g}`),
    feature: Uint32Array.from({ length: 2 * n }, (_, k) => k % n),
  };
  const many = Float32Array.from({ length: n }, (_, g) => (g * 7919) % n);
  const { count, best } = genesOnPixel({ layout, home: new Uint8Array(n) }, { x: 0, y: 0 }, -1, many, 8);
  expect(count).toBe(n);
  expect(best.map(({ gene }) => many[gene])).toEqual(Array.from({ length: 8 }, (_, i) => n - 1 - i));
});
