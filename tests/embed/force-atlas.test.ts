import { describe, expect, test } from "@jest/globals";
import { graphOf } from "../../src/cluster/graph.js";
import { forceAtlas } from "../../src/embed/force-atlas.js";
import { testContext } from "./context.js";

/** Two rings of ten with all chords of length two, joined by one edge, and a pair of its own. */
const [from, to]: [number[], number[]] = [[], []];
for (const ring of [0, 10])
  for (let i = 0; i < 10; i++)
    for (const chord of [1, 2]) {
      from.push(ring + i);
      to.push(ring + ((i + chord) % 10));
    }
from.push(0, 20);
to.push(10, 21);
const graph = graphOf(22, from, to, new Float64Array(from.length).fill(1));
const options = { iterations: 300, gravity: 1 };
const lay = (seed = 1, given = {}) => forceAtlas(graph, { ...options, ...given }, "network", testContext(seed));

const distance = (places: Float64Array, a: number, b: number) =>
  Math.hypot(places[2 * a]! - places[2 * b]!, places[2 * a + 1]! - places[2 * b + 1]!);
const meanDistance = (places: Float64Array, pairs: readonly (readonly [number, number])[]) =>
  pairs.reduce((sum, [a, b]) => sum + distance(places, a, b), 0) / pairs.length;

describe("a graph of two rings", () => {
  test.each([1, 2, 3])("what is joined is near, whatever the start (seed %i)", async (seed) => {
    const places = await lay(seed);
    const within = from.map((a, e) => [a, to[e]!] as const).filter(([a, b]) => a !== 0 || b !== 10);
    const across = Array.from({ length: 100 }, (_, i) => [i % 10, 10 + Math.floor(i / 10)] as const);
    expect(meanDistance(places, across)).toBeGreaterThan(1.8 * meanDistance(places, within));
    expect(places.every(Number.isFinite)).toBe(true);
  });

  test("comes to rest", async () => {
    const [some, more] = [await lay(1, { iterations: 400 }), await lay(1, { iterations: 420 })];
    const moved = Math.max(...some.map((value, i) => Math.abs(value - more[i]!)));
    expect(moved).toBeLessThan(0.05 * Math.max(...some.map(Math.abs)));
  });

  test("parts that no edge joins are kept by gravity, the nearer the stronger", async () => {
    const radius = async (gravity: number) => {
      const places = await lay(1, { gravity, iterations: 600 });
      return Math.max(...Array.from({ length: 22 }, (_, i) => Math.hypot(places[2 * i]!, places[2 * i + 1]!)));
    };
    expect(await radius(10)).toBeLessThan(await radius(0.5));
  });

  test("is the same for the same seed", async () => {
    expect(await lay(4)).toEqual(await lay(4));
    expect(await lay(4)).not.toEqual(await lay(5));
  });
});

test("a heavier edge is shorter, and the unit of the weights does not matter", async () => {
  const triangle = (unit: number) => graphOf(3, [0, 1, 2], [1, 2, 0], [8 * unit, unit, unit]);
  const [places, scaled] = await Promise.all(
    [1, 1000].map((unit) => forceAtlas(triangle(unit), options, "network", testContext())),
  );
  expect(distance(places!, 0, 1)).toBeLessThan(0.8 * distance(places!, 1, 2));
  places!.forEach((value, i) => expect(scaled![i]).toBeCloseTo(value, 6));
});

test("a fired signal stops it", async () => {
  const ctx = { ...testContext(), signal: AbortSignal.abort() };
  await expect(forceAtlas(graph, options, "network", ctx)).rejects.toThrow("stopped");
});
