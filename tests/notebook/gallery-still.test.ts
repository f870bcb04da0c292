import { expect, test } from "@jest/globals";
import { galleryStill } from "../../src/notebook/gallery-still.js";
import { imagesState } from "../../src/notebook/images-state.js";
import { categories, samplesState } from "../../src/notebook/samples-state.js";
import { type FakeOptions, fakeResult } from "../report/fake-result.js";

const look = { by: "truth", channels: [0, 1, 2], contrast: [0, 255] as const, colourMap: "viridis" };

function drawn(options: FakeOptions, change: Partial<typeof look> = {}) {
  const result = fakeResult(options);
  const { names, columns } = samplesState(result);
  const images = { ...imagesState(result.images), layout: result.images.layout };
  return galleryStill(images, { names, columns, marked: undefined }, { ...look, ...change }, "a gallery");
}

test("each group shows its first images with name, verdict and confidence", () => {
  const svg = drawn({ classes: ["a", "b"], samples: 40, skill: 0 });
  expect(svg.match(/<image/g)).toHaveLength(12);
  expect(svg).toContain("a (20 images)");
  expect(svg.match(/>and 14</g)).toHaveLength(2); // not shown
  expect(drawn({ classes: ["a", "b"], samples: 12 })).not.toContain("not shown");
  expect(svg).toContain(">cell_0<");
  expect(svg).toMatch(/[✓✗] \d+\.\d.% [ab]</);
});

test("forty groups are cut, and the picture says so", () => {
  const svg = drawn({ classes: Array.from({ length: 40 }, (_, c) => `class ${c}`), samples: 80 });
  expect(svg).toContain("… and 28 further groups.");
  expect(svg.match(/<image/g)).toHaveLength(24);
});

test("a single channel goes through the colour map, and what is off is dark", () => {
  const pictures = [[0, 1, 2], [0], [0, 2]].map((channels) => drawn({ samples: 6 }, { channels }));
  expect(new Set(pictures).size).toBe(3);
  expect(drawn({ samples: 6 }, { channels: [0], colourMap: "grey" })).not.toBe(pictures[1]);
});

test("names are cut and escaped", () => {
  const result = fakeResult({ samples: 6 });
  const images = { ...imagesState(result.images), layout: result.images.layout };
  const names = [`<img onerror=x>${"n".repeat(200)}`, "🧬"];
  const columns = [categories("truth", ["a".repeat(200), "b"])];
  const svg = galleryStill(images, { names, columns, marked: undefined }, look, "a gallery");
  expect(svg).toContain("&lt;img onerror=x&gt;…");
  expect(svg).toContain("🧬");
  expect(svg).not.toContain("n".repeat(20));
});

test("no sample is told in words; one pixel and large images are drawn, the large ones small", () => {
  const result = fakeResult({ samples: 6 });
  const state = { height: 24, width: 24, channels: ["a"], pixels: new Uint8Array(0), layout: result.images.layout };
  expect(galleryStill(state, { names: [], columns: [], marked: undefined }, look, "none")).toContain(
    "no images to show",
  );
  for (const side of [1, 1024]) {
    const pixels = new Uint8Array(side * side).map((_, p) => p % 256);
    const one = { ...state, height: side, width: side, pixels };
    const svg = galleryStill(one, { names: ["a"], columns: [], marked: undefined }, { ...look, channels: [0] }, "one");
    expect(svg.length).toBeLessThan(60_000);
    expect(svg).toContain("<image");
  }
});
