import { beforeAll, expect, test } from "@jest/globals";
import { autoLayouts } from "../../src/classify/auto-layouts.js";
import type { Context } from "../../src/context.js";
import { dense } from "../../src/data/dense.js";
import { openEngine } from "../../src/engine/open.js";
import { seededRandom } from "../../src/random.js";

let ctx: Context;
beforeAll(async () => {
  ctx = { random: seededRandom(1), progress: () => undefined, engine: await openEngine() };
});

/** Two families of features: the even ones follow one signal, the odd ones another. */
function families(samples: number, features: number) {
  const random = seededRandom("families");
  const z = dense(samples, features);
  for (let i = 0; i < samples; i++) {
    const signals = [random.normal(), random.normal()];
    for (let j = 0; j < features; j++) z.values[i * features + j] = signals[j % 2]! + 0.3 * random.normal();
  }
  return z;
}

const names = Array.from({ length: 30 }, (_, j) => `g${j}`);

test("both layouts give every feature a pixel of its own on the smallest square", async () => {
  for (const layout of await autoLayouts(families(20, 30), names, ctx)) {
    expect([layout.height, layout.width]).toEqual([6, 6]);
    expect(new Set(Array.from(layout.x, (x, f) => layout.y[f]! * 6 + x)).size).toBe(30);
    expect(layout.features).toEqual(names);
  }
});

test.each([1, 2, 3, 5, 7])(
  "%d features lie apart on a grid that the networks can take, without a warning",
  async (few) => {
    const events: string[] = [];
    const told = { ...ctx, progress: ({ kind }: { kind: string }) => events.push(kind) } as Context;
    for (const layout of await autoLayouts(families(20, few), names.slice(0, few), told)) {
      expect([layout.height, layout.width]).toEqual([4, 4]);
      expect(new Set(Array.from(layout.x, (x, f) => layout.y[f]! * 4 + x)).size).toBe(few);
    }
    expect(events).not.toContain("warning");
  },
);

test("features that go together lie together", async () => {
  for (const { x, y } of await autoLayouts(families(20, 30), names, ctx)) {
    const distance = (a: number, b: number) => Math.hypot(x[a]! - x[b]!, y[a]! - y[b]!);
    let [within, between, pairs] = [0, 0, 0];
    for (let a = 0; a < 30; a += 2)
      for (let b = a + 2; b < 30; b += 2) {
        within += distance(a, b) + distance(a + 1, b + 1);
        between += 2 * distance(a, b + 1);
        pairs++;
      }
    expect(within / pairs).toBeLessThan(0.8 * (between / pairs));
  }
});

test("the same seed gives the same layouts", async () => {
  const [first, again] = [
    await autoLayouts(families(12, 9), names.slice(0, 9), ctx),
    await autoLayouts(families(12, 9), names.slice(0, 9), ctx),
  ];
  expect(again).toEqual(first);
});
