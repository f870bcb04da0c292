import { expect, test } from "@jest/globals";
import { seededRandom } from "../../src/random.js";
import { applyStandard, fitStandard } from "../../src/train/standardise.js";

const random = seededRandom(1);
/** 50 images of 2 pixels in 2 channels: channel 1 is ten times as bright; its second pixel never changes. */
const images = Float32Array.from({ length: 200 }, (_, at) => {
  const [pixel, channel] = [Math.floor((at % 4) / 2), at % 2];
  return channel === 1 && pixel === 1 ? 30 : 5 * pixel + (channel ? 10 : 1) * random.normal();
});

test("each pixel is centred, each channel has a spread of one; a still pixel stays at 0", () => {
  const standard = fitStandard(images, 50, 2);
  const out = applyStandard(images, standard);
  for (const channel of [0, 1]) {
    const values = out.filter((_, at) => at % 2 === channel);
    expect(values.reduce((sum, value) => sum + value, 0) / values.length).toBeCloseTo(0, 5);
    expect(values.reduce((sum, value) => sum + value ** 2, 0) / values.length).toBeCloseTo(1, 2);
  }
  expect(out.filter((_, at) => at % 4 === 3).every((value) => value === 0)).toBe(true);
});

test("other images are measured by the training images, and clipped at 5; the input is left alone", () => {
  const standard = { mean: Float32Array.of(1, 2, 3, 4), scale: Float32Array.of(2, 0) };
  const wild = Float32Array.of(1.5, 9, 1e9, -1e9);
  expect([...applyStandard(wild, standard)]).toEqual([1, 0, 5, -0]);
  expect([...wild]).toEqual([1.5, 9, 1e9, -1e9]);
});

test("images that never change become 0, not NaN", () => {
  const still = new Float32Array(8).fill(0.1);
  expect([...applyStandard(still, fitStandard(still, 4, 1))].every((value) => value === 0)).toBe(true);
});
