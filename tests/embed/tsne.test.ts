import { describe, expect, test } from "@jest/globals";
import { dense } from "../../src/data/dense.js";
import { tsne, type TsneOptions } from "../../src/embed/tsne.js";
import { trustworthiness } from "../../src/embed/trustworthiness.js";
import { testContext, warnings } from "./context.js";
import { sheets } from "./sheets.js";

test("neighbourhoods are kept as well as scikit-learn keeps them", async () => {
  const points = sheets(600);
  const places = await tsne.embed(points, {}, testContext());
  // scikit-learn 1.9.1, TSNE with its defaults on the same points, three seeds: 0.9993 (5 neighbours).
  expect(await trustworthiness(points, places, 5, testContext())).toBeGreaterThan(0.999);
});

describe("t-SNE", () => {
  test("keeps groups apart", async () => {
    const places = await tsne.embed(sheets(240, 4), {}, testContext());
    const centres = Array.from({ length: 4 }, (_, g) => mean(places.values, 4, g));
    let [within, between] = [0, Infinity];
    for (let i = 0; i < 240; i++) within = Math.max(within, distance(places.values, i, centres[i % 4]!));
    centres.forEach(([x, y], a) =>
      centres.forEach(([u, v], b) => (between = a < b ? Math.min(between, Math.hypot(x - u, y - v)) : between)),
    );
    expect(between).toBeGreaterThan(within);
  });

  test("above 500 points, on the mesh, gives a picture as good as all pairs do", async () => {
    const points = sheets(501);
    const places = await tsne.embed(points, {}, testContext());
    expect(await trustworthiness(points, places, 5, testContext())).toBeGreaterThan(0.998);
  });

  test("reduces a perplexity that is too large, and says so", async () => {
    const ctx = testContext();
    await tsne.embed(sheets(31), { iterations: 10, exaggeratedIterations: 5 }, ctx);
    expect(warnings(ctx)).toEqual(["Perplexity 30 is too large for 31 points; 10.0 is used."]);
  });

  test("sees only directions by cosine, only shape by correlation", async () => {
    const points = sheets(60);
    const few: Partial<TsneOptions> = { iterations: 60, exaggeratedIterations: 30, perplexity: 10 };
    const scaled = dense(
      60,
      30,
      points.values.map((value, i) => value * 2 ** (Math.floor(i / 30) % 4)),
    );
    const embedded = (of: typeof points, metric: "cosine" | "euclidean") =>
      tsne.embed(of, { ...few, metric }, testContext());
    expect(await embedded(scaled, "cosine")).toEqual(await embedded(points, "cosine"));
    expect(await embedded(scaled, "euclidean")).not.toEqual(await embedded(points, "euclidean"));
  });

  test("lays equal points side by side", async () => {
    const { values } = await tsne.embed(
      dense(
        60,
        2,
        Float32Array.from({ length: 120 }, (_, i) => (i >> 1) % 3),
      ),
      {},
      testContext(),
    );
    const centres = Array.from({ length: 3 }, (_, g) => mean(values, 3, g));
    for (let i = 0; i < 60; i++) {
      const nearest = centres.map((centre) => distance(values, i, centre));
      expect(nearest.indexOf(Math.min(...nearest))).toBe(i % 3);
    }
  });

  test("stops when asked to, in the middle", async () => {
    const stop = new AbortController();
    const ctx = { ...testContext(), signal: stop.signal };
    setTimeout(() => stop.abort(), 20);
    await expect(tsne.embed(sheets(400), { iterations: 100_000 }, ctx)).rejects.toMatchObject({ tag: "Aborted" });
  });

  test("tells how far it has come", async () => {
    const ctx = testContext();
    await tsne.embed(sheets(400), {}, ctx);
    const steps = ctx.events.filter((event) => event.kind === "step" && event.step === "tsne");
    expect(steps.length).toBeGreaterThan(0);
    expect(steps.at(-1)).toMatchObject({ of: 750 });
  });

  test.each([
    { perplexity: 1 },
    { exaggeration: 0.5 },
    { exaggeratedIterations: -1 },
    { iterations: 100 },
    { learningRate: 0 },
    { initialComponents: 1 },
  ])("refuses %j", async (options) => {
    await expect(tsne.embed(sheets(10), options, testContext())).rejects.toMatchObject({ tag: "InvalidOption" });
  });

  test("says that a learning rate is too large instead of giving NaN", async () => {
    const wild = tsne.embed(sheets(50), { learningRate: 1e300 }, testContext());
    await expect(wild).rejects.toThrow("flew apart");
  });
});

function mean(values: Float32Array, groups: number, group: number): [number, number] {
  let [x, y, count] = [0, 0, 0];
  for (let i = group; 2 * i < values.length; i += groups) {
    x += values[2 * i]!;
    y += values[2 * i + 1]!;
    count++;
  }
  return [x / count, y / count];
}

function distance(values: Float32Array, i: number, [x, y]: [number, number]): number {
  return Math.hypot(values[2 * i]! - x, values[2 * i + 1]! - y);
}
