import { expect, test } from "@jest/globals";
import { dense } from "../../src/data/dense.js";
import { placeSamples } from "../../src/notebook/place-samples.js";

const table = (rows: number) =>
  dense(
    rows,
    3,
    Float32Array.from({ length: 3 * rows }, (_, i) => (i * 0.618) % 1),
  );

test("asked again for the same table, the answer is there; another seed is another answer", async () => {
  const points = table(20);
  const first = await placeSamples(points, "umap", 1);
  expect(await placeSamples(points, "umap", 1)).toBe(first);
  expect((await placeSamples(points, "umap", 2)).values).not.toEqual(first.values);
  expect(first.values).toHaveLength(40);
});

test("what the method has to say is kept", async () => {
  expect((await placeSamples(table(10), "tsne", 1)).warnings.join(" ")).toMatch(
    /^Perplexity 30 is too large for 10 points/,
  );
});

test("a failure is told, and not kept", async () => {
  const points = table(10);
  points.values[4] = NaN;
  await expect(placeSamples(points, "pca", 1)).rejects.toMatchObject({ tag: "MissingValues" });
  points.values[4] = 0;
  expect((await placeSamples(points, "pca", 1)).values).toHaveLength(20);
  await expect(async () => placeSamples(points, "sne" as never, 1)).rejects.toMatchObject({ tag: "UnknownName" });
});
