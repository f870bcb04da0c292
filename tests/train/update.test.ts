import { expect, test } from "@jest/globals";
import { seededRandom } from "../../src/random.js";
import { batchMaker } from "../../src/train/augment.js";
import { lossOf } from "../../src/train/loss.js";
import { countHits, gradientsOf } from "../../src/train/update.js";
import { describeTensorFlow } from "../engine/engines.js";
import { toyNetwork, toyOptions, toySet } from "./toy.js";

test("hits are the rows whose own class has the largest answer; of equals the first counts", () => {
  const labels = Int32Array.of(0, 1, 1);
  expect(countHits([2, 1, 0, 3, 1, 1], Int32Array.of(0, 1, 2), { labels, classes: 2 })).toBe(2);
});

describeTensorFlow("gradients of a batch", (engine) => {
  const norm = (clipNorm: number) => {
    const set = toySet(8);
    const network = toyNetwork(engine);
    const options = { ...toyOptions, clipNorm };
    const rows = Int32Array.from({ length: 8 }, (_, row) => row);
    const loss = lossOf(set, options, engine);
    const shared = { network, set, loss, options, engine, random: seededRandom("dropout") };
    const found = gradientsOf(rows, batchMaker(set, options, seededRandom("noise"))(rows), shared);
    const values = Object.values(found.gradients).flatMap((gradient) => [...gradient.dataSync()]);
    engine.tf.dispose(Object.values(found.gradients));
    network.dispose();
    return { norm: Math.hypot(...values), loss: found.loss };
  };

  test("have at most the norm that is asked for, and the loss does not change by it", () => {
    const free = norm(0);
    expect(free.norm).toBeGreaterThan(0.02);
    const clipped = norm(0.01);
    expect(clipped.norm).toBeCloseTo(0.01, 5);
    expect(clipped.loss).toBe(free.loss);
    expect(norm(1e6).norm).toBe(free.norm);
  });
});
