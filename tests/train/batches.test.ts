import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { seededRandom } from "../../src/random.js";
import { batchesPerEpoch, epochBatches } from "../../src/train/batches.js";

test("an epoch is whole batches of different rows; only fewer rows than a batch make a small one", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 2, max: 40 }), fc.nat(), (rows, size, seed) => {
      const batches = epochBatches(rows, size, seededRandom(seed));
      expect(batches.length).toBe(batchesPerEpoch(rows, size));
      for (const batch of batches) expect(batch.length).toBe(Math.min(rows, size));
      const used = batches.flatMap((batch) => [...batch]);
      expect(new Set(used).size).toBe(used.length);
      expect(used.every((row) => row >= 0 && row < rows)).toBe(true);
    }),
  );
});

test("epochs are shuffled anew, so that every row is met sooner or later", () => {
  const random = seededRandom(1);
  const met = new Set<number>();
  for (let epoch = 0; epoch < 20; epoch++)
    for (const batch of epochBatches(11, 4, random)) batch.forEach((row) => met.add(row));
  expect(met.size).toBe(11);
});
