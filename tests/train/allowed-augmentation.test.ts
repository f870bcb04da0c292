import { describe, expect, test } from "@jest/globals";
import type { ProgressEvent } from "../../src/context.js";
import { dense } from "../../src/data/dense.js";
import { allowedAugmentation } from "../../src/train/allowed-augmentation.js";
import { trainDefaults } from "../../src/train/train-options.js";
import type { TrainingSet } from "../../src/train/training-set.js";
import { toySet } from "./toy.js";

const drawn: TrainingSet = { ...toySet(4), table: { values: dense(4, 2), draw: () => undefined } };
const curves: TrainingSet = { ...drawn, table: { ...drawn.table!, sums: false } };

const allowed = (set: TrainingSet, options = {}) => {
  const events: ProgressEvent[] = [];
  const { featureNoise, featureDropout } = allowedAugmentation(set, { ...trainDefaults, ...options }, { progress: (event) => events.push(event) }); // prettier-ignore
  return { featureNoise, featureDropout, told: events.map((event) => (event as { message?: string }).message) };
};

describe("features are by themselves", () => {
  test("shaken where pixels are weighted sums of them", () => {
    expect(allowed(drawn)).toEqual({ featureNoise: 0.5, featureDropout: 0.5, told: [] });
  });

  test.each([
    [curves, /no weighted sums/],
    [toySet(4), /only pictures are known/],
  ])("left alone elsewhere, and that is told", (set, why) => {
    const { told, ...used } = allowed(set);
    expect(used).toEqual({ featureNoise: 0, featureDropout: 0 });
    expect(told[0]).toMatch(/featureNoise and featureDropout are 0 and 0/);
    expect(told[0]).toMatch(why);
  });

  test("shaken as asked where somebody asks", () => {
    expect(allowed(curves, { featureNoise: 0.3 })).toMatchObject({ featureNoise: 0.3, featureDropout: 0 });
    expect(allowed(curves, { featureNoise: 0.3, featureDropout: 0.1 }).told).toEqual([]);
  });
});

describe("mixup", () => {
  test("is for weighted sums", () => {
    expect(() => allowed(drawn, { mixup: 0.2 })).not.toThrow();
    expect(() => allowed(curves, { mixup: 0.2 })).toThrow(/a picture of nothing.*mixup: 0/);
  });

  test("is for samples that have every assay", () => {
    const bits = (bit: number): TrainingSet => {
      const { images } = toySet(4);
      images[127] = 1;
      images[2 * 128 - 1] = bit;
      images[3 * 128 - 1] = images[4 * 128 - 1] = 1;
      return { ...drawn, images, pixels: 127, bits: 1 };
    };
    expect(() => allowed(bits(1), { mixup: 0.2 })).not.toThrow();
    expect(() => allowed(bits(0), { mixup: 0.2 })).toThrow(/lack an assay/);
    // What follows the bits, a line through a table, may be 0.
    expect(() => allowed({ ...bits(0), pixels: 126 }, { mixup: 0.2 })).toThrow(/lack an assay/);
    expect(() => allowed({ ...bits(0), pixels: 126, bits: 0 }, { mixup: 0.2 })).not.toThrow();
  });
});
