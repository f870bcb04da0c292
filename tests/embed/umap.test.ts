import { describe, expect, test } from "@jest/globals";
import { trustworthiness } from "../../src/embed/trustworthiness.js";
import { umap } from "../../src/embed/umap.js";
import { testContext, warnings } from "./context.js";
import { sheets } from "./sheets.js";

test("neighbourhoods are kept as well as umap-learn keeps them", async () => {
  const points = sheets(600);
  const places = await umap.embed(points, {}, testContext());
  // umap-learn 0.5.12 with its defaults on the same points, three seeds: 0.9979 … 0.9980 (5 neighbours).
  expect(await trustworthiness(points, places, 5, testContext())).toBeGreaterThan(0.997);
});

describe("UMAP", () => {
  test("starts along the graph, along the axes or anywhere, and arrives", async () => {
    const points = sheets(300, 1);
    const pictures = [];
    for (const start of ["spectral", "pca", "random"] as const) {
      const places = await umap.embed(points, { start }, testContext());
      expect(await trustworthiness(points, places, 5, testContext())).toBeGreaterThan(0.97);
      pictures.push(places.values.join());
    }
    expect(new Set(pictures).size).toBe(3);
  });

  test("makes pictures of other dimensions", async () => {
    const places = await umap.embed(sheets(60), { components: 3, epochs: 50 }, testContext());
    expect([places.rows, places.columns]).toEqual([60, 3]);
    expect((await umap.embed(sheets(2), { components: 3 }, testContext())).columns).toBe(3);
  });

  test("reduces neighbourhoods that are too large, and says so", async () => {
    const ctx = testContext();
    await umap.embed(sheets(8), { epochs: 10 }, ctx);
    expect(warnings(ctx)).toEqual(["15 neighbours are too many for 8 points; 8 are used."]);
  });

  test("stops when asked to, in the middle", async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 20);
    const running = umap.embed(sheets(300), { epochs: 100_000 }, { ...testContext(), signal: stop.signal });
    await expect(running).rejects.toMatchObject({ tag: "Aborted" });
  });

  test.each([
    { components: 0 },
    { neighbours: 1 },
    { spread: 0 },
    { minDist: 2 },
    { epochs: 0.5 },
    { learningRate: -1 },
    { negativeSamples: -1 },
    { repulsion: -1 },
    { initialComponents: 1 },
  ])("refuses %j", async (options) => {
    await expect(umap.embed(sheets(10), options, testContext())).rejects.toMatchObject({ tag: "InvalidOption" });
  });

  test("refuses a start that is none", async () => {
    const wrong = umap.embed(sheets(10), { start: "spectrum" as "spectral" }, testContext());
    await expect(wrong).rejects.toThrow("spectral");
  });
});
