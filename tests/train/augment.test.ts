import { describe, expect, test } from "@jest/globals";
import { seededRandom } from "../../src/random.js";
import { batchMaker, occupiedPixels } from "../../src/train/augment.js";
import { toySet } from "./toy.js";

const plain = { labelSmoothing: 0, mixup: 0, noise: 0, pixelDropout: 0 };
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

  test("is the same for the same seed", () => {
    const hard = { labelSmoothing: 0.1, mixup: 0.4, noise: 1, pixelDropout: 0.2 };
    const batch = (seed: number) => batchMaker(set, hard, seededRandom(seed))(rows);
    expect(batch(1)).toEqual(batch(1));
    expect(batch(1)).not.toEqual(batch(2));
  });
});

test("pixels count as occupied as soon as one image uses them", () => {
  const images = new Float32Array(12);
  images[3 + 1] = 0.5;
  images[6 + 2] = -0.5;
  const small = { ...set, images, count: 4, height: 1, width: 3, channels: 1 };
  expect([...occupiedPixels(small)]).toEqual([0, 1, 1]);
});
