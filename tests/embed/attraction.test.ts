import { expect, test } from "@jest/globals";
import { attraction } from "../../src/embed/attraction.js";
import { seededRandom } from "../../src/random.js";

const random = seededRandom(1);
const count = 200;
const pairs = Array.from({ length: count }, (_, i) =>
  Array.from({ length: count }, (_, j) => j).filter((j) => j > i && random.next() < 0.2),
);
const other = Int32Array.from(pairs.flat());
const affinities = {
  count,
  start: Int32Array.from([0, ...pairs.map((_, i) => pairs.slice(0, i + 1).flat().length)]),
  other,
  weight: Float64Array.from(other, () => random.next()),
};
const places = Float64Array.from({ length: 2 * count }, () => random.normal());

test("a thread finds the very bits that the caller would find, round after round", async () => {
  const [alone, threaded] = [await attraction(affinities, places, 1), await attraction(affinities, places, 2)];
  try {
    for (let round = 0; round < 20; round++) {
      const forces = [alone, threaded].map((pull) => {
        const force = new Float64Array(2 * count).fill(round);
        pull.start(1 + round);
        pull.finish(force);
        for (let i = 0; i < force.length; i++) pull.places[i]! += 0.001 * force[i]!;
        return force;
      });
      expect(forces[1]).toEqual(forces[0]);
    }
    expect([...threaded.places]).toEqual([...alone.places]);
    expect([...alone.places]).not.toEqual([...places]);
  } finally {
    await threaded.close();
  }
});
