import { describe, expect, test } from "@jest/globals";
import { dense } from "../../src/data/dense.js";
import { tableOf } from "../../src/data/table.js";
import { embedding, studyEmbedding } from "../../src/notebook/embedding.js";
import { fakeResult } from "../report/fake-result.js";
import { inNotebook } from "./fake-kernel.js";

const display = (view: unknown) =>
  (view as Record<symbol, () => Record<string, unknown>>)[Symbol.for("Jupyter.display")]!();
const points = new Float32Array([0, 0, 1, 0.5, 2, 1]);

describe("the samples of a study", () => {
  test("are placed by one method first; another is computed when the person chooses it", () =>
    inNotebook(async (kernel) => {
      const result = fakeResult();
      const view = await studyEmbedding(result);
      display(view);
      const widget = kernel.named("Embedding")[0]!;
      expect(widget.state).toMatchObject({ methods: ["tsne", "umap", "pca"], shown: "tsne", colour: "truth" });
      const places = () => widget.state["places"] as Record<string, Float32Array>;
      expect(Object.keys(places())).toEqual(["tsne"]);
      expect(places()["tsne"]).toHaveLength(2 * result.samples.length);
      await widget.receive("change:shown", "pca");
      expect(Object.keys(places())).toEqual(["tsne", "pca"]);
      expect(places()["pca"]!.every(Number.isFinite)).toBe(true);
    }));

  test("are placed by every method that is named, the same for the same seed", async () => {
    const result = fakeResult();
    const first = await studyEmbedding(result, { by: ["pca", "tsne"], colour: "age" });
    const again = await studyEmbedding(
      { ...result, expression: { ...result.expression } },
      { by: ["pca", "tsne"], colour: "age" },
    );
    expect(again.svg).toBe(first.svg);
    expect(first.text).toBe("24 points by PCA, coloured by age");
    await first.show("tsne");
    expect(first.text).toBe("24 points by t-SNE, coloured by age");
    await again.show("tsne");
    expect(again.svg).toBe(first.svg);
  });

  test("a method that fails says why in the view, what was shown stays", () =>
    inNotebook(async (kernel) => {
      const result = fakeResult();
      display(await studyEmbedding(result));
      result.expression.values[3] = NaN;
      const widget = kernel.named("Embedding")[0]!;
      await widget.receive("change:shown", "pca");
      expect((widget.state["notes"] as Record<string, string>)["pca"]).toMatch(/^MissingValues: .*Impute/);
      expect(Object.keys(widget.state["places"] as object)).toEqual(["tsne"]);
      const fresh = { ...result, expression: { ...result.expression } };
      await expect(studyEmbedding(fresh)).rejects.toMatchObject({ tag: "MissingValues" });
    }));

  test("that lack a whole assay are placed by the means of its features, which is told", async () => {
    const result = fakeResult();
    const { rows, columns } = result.expression;
    const values = result.expression.values.slice();
    values.fill(NaN, 0, 3);
    const assays = { samples: rows, complete: rows - 1, assays: [], patterns: [] };
    const holes = { ...result, expression: dense(rows, columns, values), data: { ...result.data, assays } };
    const view = await studyEmbedding(holes, { by: "pca" });
    expect(view.text).toMatch(/24 points by PCA/);
    expect(holes.expression.values[0]).toBeNaN();
    expect(view.svg).toMatch(/lacks an assay, means stand in/);
  });

  test("unknown methods, columns and an empty list are refused with what there is", async () => {
    const result = fakeResult();
    await expect(studyEmbedding(result, { by: "sne" as never })).rejects.toMatchObject({ tag: "UnknownName" });
    await expect(studyEmbedding(result, { by: [] })).rejects.toMatchObject({ tag: "InvalidOption" });
    await expect(studyEmbedding(result, { by: "pca", colour: "agee" })).rejects.toThrow(/Use one of: age/);
    await expect((await studyEmbedding(result, { by: "pca" })).show("tsne")).rejects.toMatchObject({
      tag: "UnknownName",
    });
  });

  test("marks are shared by name", async () => {
    const view = await studyEmbedding(fakeResult(), { by: "pca" });
    view.select({ samples: ["cell_3", "cell_5"] });
    expect(await view.selected()).toEqual(["cell_3", "cell_5"]);
  });
});

describe("points of one's own", () => {
  test("come as pairs or as a matrix, with names, a table, or further columns", async () => {
    const named = embedding(points, { samples: ["a", "b", "c"], columns: { dose: [1, 2, 3], group: ["x", "y", "x"] } });
    named.select({ samples: ["c"] });
    expect(await named.selected()).toEqual(["c"]);
    expect(named.text).toBe("3 points, coloured by dose");
    const samples = tableOf({ sample: ["a", "b", "c"], group: ["x", "y", "x"] });
    const matrix = dense(3, 3, new Float32Array([0, 0, 9, 1, 0.5, 9, 2, 1, 9]));
    expect(embedding(matrix, { samples, colour: "group" }).svg).toBe(
      embedding(points, { samples, colour: "group" }).svg,
    );
    expect(await embedding(points).selected()).toEqual([]);
  });

  test("must be pairs, and have a sample each", () => {
    const wrong = (work: () => unknown) => expect(work).toThrow(expect.objectContaining({ tag: "UnsuitableData" }));
    wrong(() => embedding(new Float32Array(3)));
    wrong(() => embedding(dense(3, 1)));
    wrong(() => embedding(points, { samples: ["a"] }));
    wrong(() => embedding(points, { columns: { dose: [1, 2] } }));
    expect(() => embedding(points, { colour: "dose" })).toThrow(expect.objectContaining({ tag: "UnknownName" }));
  });

  test("none, one, and points without a place have their picture", () => {
    for (const few of [new Float32Array(0), new Float32Array([1, 1]), new Float32Array([NaN, NaN, 1, 2])])
      expect(embedding(few).svg).toMatch(/^<svg[^]*<\/svg>$/);
  });
});
