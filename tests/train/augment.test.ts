import { describe, expect, test } from "@jest/globals";
import { dense, rowOf } from "../../src/data/dense.js";
import { standardDeviation } from "../../src/math/statistics.js";
import { seededRandom } from "../../src/random.js";
import { batchMaker, occupiedPixels } from "../../src/train/augment.js";
import type { TrainingSet } from "../../src/train/training-set.js";
import { toySet } from "./toy.js";

const plain = { labelSmoothing: 0, mixup: 0, noise: 0, featureNoise: 0, featureDropout: 0, pixelDropout: 0 };
const rows = Int32Array.of(3, 0, 5, 2);
const set = toySet(6);
const occupied = occupiedPixels(set);
const size = 128;

describe("a batch", () => {
  test("is the rows as they are, where nothing makes it harder", () => {
    const { images, targets } = batchMaker(set, plain, seededRandom(1))(rows);
    rows.forEach((row, i) =>
      expect(images.subarray(i * size, (i + 1) * size)).toEqual(set.images.subarray(row * size, (row + 1) * size)),
    );
    expect([...targets]).toEqual([0, 1, 1, 0, 0, 1, 1, 0]);
  });

  test("spreads a share of each target over all classes", () => {
    const { targets } = batchMaker(set, { ...plain, labelSmoothing: 0.2 }, seededRandom(1))(rows);
    expect(targets[0]).toBeCloseTo(0.1);
    expect(targets[1]).toBeCloseTo(0.9);
  });

  test("gets noise of the asked spread on pixels that some image uses, and on no other", () => {
    const before = set.images.slice();
    const many = Int32Array.from({ length: 200 }, () => 0);
    const { images } = batchMaker(set, { ...plain, noise: 0.7 }, seededRandom(1))(many);
    let [squares, count, outside] = [0, 0, 0];
    for (let at = 0; at < images.length; at++) {
      const change = images[at]! - set.images[at % size]!;
      if (!occupied[at % size]) outside = Math.max(outside, Math.abs(change));
      else [squares, count] = [squares + change ** 2, count + 1];
    }
    expect(outside).toBe(0);
    expect(count).toBe(200 * 112); // all but the last of eight columns
    expect(Math.sqrt(squares / count)).toBeCloseTo(0.7, 1);
    expect(set.images).toEqual(before);
  });

  test("loses the asked share of its pixels", () => {
    const { images } = batchMaker(set, { ...plain, pixelDropout: 0.4 }, seededRandom(1))(rows);
    const kept = images.filter((value) => value !== 0).length;
    expect(kept / (4 * 112)).toBeGreaterThan(0.5);
    expect(kept / (4 * 112)).toBeLessThan(0.7);
  });

  test("blends pairs of rows and their targets by one share in mixup", () => {
    const { images, targets } = batchMaker(set, { ...plain, mixup: 0.5 }, seededRandom(4))(rows);
    for (let i = 0; i < rows.length; i++) {
      const own = set.labels[rows[i]!]!;
      expect(targets[2 * i]! + targets[2 * i + 1]!).toBeCloseTo(1, 6);
      // Some partner explains the whole row by the share that its target tells, or the partner is of the same class.
      const share = (partner: number) => {
        const [a, b] = [set.images[rows[i]! * size]!, set.images[partner * size]!];
        return a === b ? 1 : (images[i * size]! - b) / (a - b);
      };
      const explains = (partner: number) =>
        Array.from({ length: size }, (_, p) => p).every((p) => {
          const [a, b] = [set.images[rows[i]! * size + p]!, set.images[partner * size + p]!];
          return Math.abs(images[i * size + p]! - (share(partner) * a + (1 - share(partner)) * b)) < 1e-4;
        });
      const partner = [...rows].find(explains)!;
      expect(partner).toBeDefined();
      const expected = share(partner) + (set.labels[partner] === own ? 1 - share(partner) : 0);
      expect(targets[2 * i + own]).toBeCloseTo(expected, 3);
    }
  });

  describe("shares of mixup", () => {
    /** Of pairs of rows of both classes, where they are blended with each other. */
    const shares = (mixup: number, whole: boolean) => {
      const make = batchMaker(set, { ...plain, mixup }, seededRandom(1));
      const all = Array.from({ length: 1500 }, () => make(Int32Array.of(0, 1)).targets[0]!);
      return all.filter((share) => whole || share !== 1);
    };

    test.each([0.3, 1, 2, 30])("scatter as Beta(a, a) does, a = %d", (mixup) => {
      const found = shares(mixup, false);
      expect(Math.abs(found.reduce((sum, share) => sum + share, 0) / found.length - 0.5)).toBeLessThan(0.04);
      expect(standardDeviation(found) / Math.sqrt(1 / (4 * (2 * mixup + 1)))).toBeCloseTo(1, 1);
    });

    test("are all or nothing where a is next to nothing", () => {
      expect(new Set(shares(1e-9, true))).toEqual(new Set([0, 1]));
    });
  });

  test("leaves what follows the pixels as it is", () => {
    const hard = { ...plain, noise: 1, pixelDropout: 0.5 };
    const { images } = batchMaker({ ...set, pixels: 100 }, hard, seededRandom(1))(rows);
    rows.forEach((row, i) => {
      expect(images.subarray(i * size + 100, (i + 1) * size)).toEqual(set.images.subarray(row * size + 100, (row + 1) * size)); // prettier-ignore
      expect(images.subarray(i * size, i * size + 100)).not.toEqual(set.images.subarray(row * size, row * size + 100));
    });
  });

  test("is the same for the same seed", () => {
    const hard = { ...plain, labelSmoothing: 0.1, mixup: 0.4, noise: 1, pixelDropout: 0.2 };
    const batch = (seed: number) => batchMaker(set, hard, seededRandom(seed))(rows);
    expect(batch(1)).toEqual(batch(1));
    expect(batch(1)).not.toEqual(batch(2));
  });
});

describe("features made harder", () => {
  /** Each of three features fills two pixels; the third feature never changes. */
  const values = dense(4, 3, Float32Array.of(0, 10, 5, 2, 30, 5, 4, 50, 5, 6, 70, 5));
  const draw = (row: Float32Array, image: Float32Array) =>
    row.forEach((value, f) => image.fill(value, 2 * f, 2 * f + 2));
  const images = new Float32Array(4 * 6);
  for (let row = 0; row < 4; row++) draw(rowOf(values, row), images.subarray(6 * row, 6 * row + 6));
  const table = { values, draw };
  const drawn: TrainingSet = {
    images,
    count: 4,
    height: 2,
    width: 3,
    channels: 1,
    labels: Int32Array.of(0, 1, 0, 1),
    classes: 2,
    table,
  };
  const many = new Int32Array(2000).fill(1);
  const column = (batch: Float32Array, pixel: number) => Array.from(many, (_, i) => batch[6 * i + pixel]!);

  test("noise moves all pixels of a feature together, by its spread over the training rows", () => {
    const { images: noisy } = batchMaker(drawn, { ...plain, featureNoise: 0.5 }, seededRandom(1))(many);
    expect(column(noisy, 0)).toEqual(column(noisy, 1));
    const sd = (pixel: number) => standardDeviation(column(noisy, pixel));
    const spread = Math.sqrt(20 / 3); // of 0, 2, 4, 6
    expect(sd(0) / (0.5 * spread)).toBeCloseTo(1, 1);
    expect(sd(2) / sd(0)).toBeCloseTo(10, 0);
    expect(new Set(column(noisy, 4))).toEqual(new Set([5]));
    expect(values.values[3]).toBe(2);
  });

  test("dropped features are at their mean", () => {
    const { images: dropped } = batchMaker(drawn, { ...plain, featureDropout: 0.25 }, seededRandom(1))(many);
    expect(new Set(column(dropped, 0))).toEqual(new Set([2, 3]));
    expect(new Set(column(dropped, 2))).toEqual(new Set([30, 40]));
    const share = column(dropped, 0).filter((value) => value === 3).length / many.length;
    expect(Math.abs(share - 0.25)).toBeLessThan(0.05);
  });

  test("noise lies on dropped features, too", () => {
    const both = { ...plain, featureDropout: 0.25, featureNoise: 1e-3 };
    const { images: shaken } = batchMaker(drawn, both, seededRandom(1))(many);
    const dropped = column(shaken, 0).filter((value) => value > 2.5);
    expect(dropped.filter((value) => value === 3).length).toBeLessThan(0.01 * dropped.length);
  });

  test("pictures without a table are refused, not silently left as they are", () => {
    const { table: _, ...bare } = drawn;
    expect(() => batchMaker(bare, { ...plain, featureNoise: 1 }, seededRandom(1))).toThrow(/featureNoise.*table/s);
  });
});

test("pixels count as occupied as soon as one image uses them", () => {
  const images = new Float32Array(12);
  images[3 + 1] = 0.5;
  images[6 + 2] = -0.5;
  const small = { ...set, images, count: 4, height: 1, width: 3, channels: 1 };
  expect([...occupiedPixels(small)]).toEqual([0, 1, 1]);
});
