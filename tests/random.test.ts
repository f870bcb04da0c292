import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { seededRandom } from "../src/random.js";

const draw = (seed: number | string, count: number) => {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => random.next());
};

const moments = (values: readonly number[]) => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, variance };
};

describe("the stream of a seed", () => {
  test("is the same every time, on every machine", () => {
    expect(draw(1, 3)).toEqual(draw(1, 3));
    expect(draw(1, 4).map((value) => value * 2 ** 32)).toEqual([249398423, 1292566414, 3065784268, 3290649435]); // from an implementation in Python
  });

  test("differs between neighbouring seeds, and a number is the text of it", () => {
    expect(draw(1, 3)).not.toEqual(draw(2, 3));
    expect(draw(1, 3)).toEqual(draw("1", 3));
  });

  test("is uniform in [0, 1): mean 1/2, variance 1/12, every tenth hit alike", () => {
    const values = draw("uniform", 100_000);
    const { mean, variance } = moments(values);
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.004); // four standard errors
    expect(Math.abs(variance - 1 / 12)).toBeLessThan(0.001);
    const counts = new Array<number>(10).fill(0);
    for (const value of values) counts[Math.floor(value * 10)]!++;
    expect(counts.every((count) => Math.abs(count - 10_000) < 400)).toBe(true);
  });
});

test("normal draws have mean 0, variance 1 and the right tails", () => {
  const random = seededRandom("normal");
  const values = Array.from({ length: 100_000 }, () => random.normal());
  const { mean, variance } = moments(values);
  expect(Math.abs(mean)).toBeLessThan(0.013);
  expect(Math.abs(variance - 1)).toBeLessThan(0.02);
  expect(values.filter((value) => Math.abs(value) > 1.959964).length / values.length).toBeCloseTo(0.05, 2);
});

test("integers stay in their range and reach both ends", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), fc.integer(), (n, seed) => {
      const random = seededRandom(seed);
      for (let i = 0; i < 20; i++) expect([...Array(n).keys()]).toContain(random.integer(n));
    }),
  );
  const random = seededRandom(3);
  expect(new Set(Array.from({ length: 200 }, () => random.integer(4)))).toEqual(new Set([0, 1, 2, 3]));
});

describe("shuffling", () => {
  test("keeps every value, works in place on lists and typed arrays", () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer(), (values, seed) => {
        const shuffled = seededRandom(seed).shuffle([...values]);
        expect(shuffled.sort((a, b) => a - b)).toEqual([...values].sort((a, b) => a - b));
      }),
    );
    const array = Int32Array.of(1, 2, 3);
    expect(seededRandom(1).shuffle(array)).toBe(array);
  });

  test("gives every order alike", () => {
    const random = seededRandom("orders");
    const counts = new Map<string, number>();
    for (let i = 0; i < 6000; i++) {
      const order = random.shuffle(["a", "b", "c"]).join("");
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });
});

describe("a fork", () => {
  test("does not depend on how far its parent was read", () => {
    const parent = seededRandom(5);
    const early = parent.fork("a").next();
    parent.next();
    parent.normal();
    expect(parent.fork("a").next()).toBe(early);
  });

  test("is a stream of its own: by label, by parent, by level", () => {
    const parent = seededRandom(5);
    const firsts = [parent, parent.fork("a"), parent.fork("b"), parent.fork("a").fork("b"), seededRandom(6).fork("a")];
    expect(new Set(firsts.map((random) => random.next())).size).toBe(firsts.length);
  });

  test("leaves its parent where it was", () => {
    const [one, other] = [seededRandom(5), seededRandom(5)];
    one.fork("a").next();
    expect(one.next()).toBe(other.next());
  });
});

test("a stream goes on from where it was saved, through JSON, in the middle of a pair of normal numbers too", () => {
  for (const read of [0, 1, 2, 3]) {
    const random = seededRandom("stream").fork("own");
    expect(random.name).toBe("stream/own");
    for (let i = 0; i < read; i++) random.normal();
    const state = JSON.parse(JSON.stringify(random.save())) as number[];
    const expected = [random.normal(), random.normal(), random.next(), random.integer(1000)];
    const other = seededRandom("another");
    other.normal();
    other.restore(state);
    expect([other.normal(), other.normal(), other.next(), other.integer(1000)]).toEqual(expected);
  }
});
