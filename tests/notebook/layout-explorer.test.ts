import { expect, test } from "@jest/globals";
import { tableOf } from "../../src/data/table.js";
import { gallery } from "../../src/notebook/gallery.js";
import { layoutExplorer, studyLayout } from "../../src/notebook/layout-explorer.js";
import { fakeResult } from "../report/fake-result.js";
import { inNotebook } from "./fake-kernel.js";

const result = fakeResult({ classes: ["a", "<img onerror=x>"] });
const { images } = result;
const features = tableOf({
  feature: images.layout.features,
  chromosome: images.layout.features.map((_, i) => `chr${i % 30}`),
});

test("the browser gets the layout by reference, the columns and enough colours", () =>
  inNotebook((kernel) => {
    const view = studyLayout(result, { colour: "chromosome", features });
    (view as unknown as Record<symbol, () => void>)[Symbol.for("Jupyter.display")]!();
    const { state } = kernel.named("LayoutExplorer")[0]!;
    expect(state["layout"]).toBe(kernel.named("Layout")[0]);
    expect(state["colour"]).toBe("chromosome");
    expect((state["columns"] as { name: string }[]).map(({ name }) => name)).toContain("score in a");
    expect(state["palette"]).toHaveLength(30);
  }));

test("features are marked by name, for every view of the same images", async () => {
  const drawn = { ...images };
  const view = layoutExplorer(drawn);
  gallery(drawn).select({ features: [images.layout.features[7]!] });
  await expect(view.selectedFeatures()).resolves.toEqual([images.layout.features[7]]);
});

test("a layout alone is enough", () => {
  const { svg, text } = layoutExplorer(images.layout);
  expect(svg).toContain("features on a pixel");
  expect(text).toBe("Layout of 60 features on 24 × 24 pixels, channels tsne, pca, umap");
});

test("an unknown column is refused with those that are there", () => {
  expect(() => studyLayout(result, { colour: "chromosom", features })).toThrow(/Use one of: chromosome/);
});
