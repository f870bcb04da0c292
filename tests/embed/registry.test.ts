import { describe, expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import { type Dense, dense } from "../../src/data/dense.js";
import type { AnyEmbedding } from "../../src/embed/embedding.js";
import { embeddings } from "../../src/embed/registry.js";
import { sheets } from "./sheets.js";
import { testContext } from "./context.js";

const source = (file: string) => readFileSync(new URL(`../../src/embed/${file}`, import.meta.url), "utf8");
const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const rowsOf = (...rows: number[][]): Dense => dense(rows.length, rows[0]!.length, Float32Array.from(rows.flat()));

const edgeCases: Record<string, Dense> = {
  "one point": rowsOf([1, 2, 3]),
  "two points": rowsOf([1, 2, 3], [3, 2, 1]),
  "three points": rowsOf([0, 0], [1, 0], [0, 3]),
  "four points": rowsOf([0, 0], [1, 0], [0, 3], [5, 5]),
  "points on a line": dense(
    40,
    3,
    Float32Array.from({ length: 120 }, (_, i) => Math.floor(i / 3) * (i % 3)),
  ),
  "one dimension": dense(
    30,
    1,
    Float32Array.from({ length: 30 }, (_, i) => i * i),
  ),
  "equal points": dense(25, 4, new Float32Array(100).fill(2)),
  "many copies of few points": dense(
    60,
    2,
    Float32Array.from({ length: 120 }, (_, i) => (i >> 1) % 3),
  ),
  "more dimensions than points": dense(
    6,
    80,
    Float32Array.from({ length: 480 }, (_, i) => Math.sin(i * i)),
  ),
};

describe.each(Object.entries(embeddings) as [string, AnyEmbedding][])("%s", (name, embedding) => {
  test("carries the name of its line and of its file, sources and a doc comment", () => {
    expect(embedding.name).toBe(name);
    expect(source(`${kebab(name)}.ts`)).toContain(`name: "${name}"`);
    expect(source("registry.ts")).toMatch(new RegExp(`/\\*\\* .{20,} \\*/\\n  ${name}[:,]`));
    expect(embedding.source.paper.length).toBeGreaterThan(5);
    expect(embedding.source.reference).toMatch(/\d+\.\d+/);
  });

  test("has frozen defaults, each documented", () => {
    expect(Object.isFrozen(embedding.defaults)).toBe(true);
    for (const option of Object.keys(embedding.defaults))
      expect(source(`${kebab(name)}.ts`)).toMatch(new RegExp(`\\*/\\n  readonly ${option}: `));
  });

  test("gives the same bits for the same seed and leaves its input as it was", async () => {
    const points = sheets(80);
    const before = points.values.slice();
    const once = await embedding.embed(points, {}, testContext("a"));
    const again = await embedding.embed(points, {}, testContext("a"));
    expect(again).toEqual(once);
    expect(points.values).toEqual(before);
    expect([once.rows, once.columns]).toEqual([80, 2]);
  });

  test.each(Object.keys(edgeCases))("places %s, finite", async (which) => {
    const points = edgeCases[which]!;
    const places = await embedding.embed(points, {}, testContext());
    expect([places.rows, places.columns]).toEqual([points.rows, 2]);
    expect(places.values.every(Number.isFinite)).toBe(true);
  });

  test("refuses missing values, no points and unknown options", async () => {
    const failing = async (points: Dense, options = {}) => {
      try {
        await embedding.embed(points, options, testContext());
      } catch (error) {
        return (error as { tag: string }).tag;
      }
      return "none";
    };
    expect(await failing(rowsOf([1, NaN], [2, 3]))).toBe("MissingValues");
    expect(await failing(dense(0, 4))).toBe("UnsuitableData");
    expect(await failing(dense(4, 0))).toBe("UnsuitableData");
    expect(await failing(rowsOf([1, 2]), { perplexityy: 3 })).toBe("UnknownName");
  });
});
