import { expect, test } from "@jest/globals";
import { tableOf } from "../../src/data/table.js";
import { gallery, type GalleryOptions, GalleryView } from "../../src/notebook/gallery.js";
import { linkedOf } from "../../src/notebook/linked.js";
import { fakeResult } from "../report/fake-result.js";
import { inNotebook } from "./fake-kernel.js";

const result = fakeResult({ classes: ["<img onerror=x>", "b"], samples: 30 });
const view = (options?: Partial<GalleryOptions>) => new GalleryView(linkedOf(result), result.images, options);
const display = (shown: GalleryView) =>
  (shown as unknown as Record<symbol, () => Record<string, unknown>>)[Symbol.for("Jupyter.display")]!.call(shown);

test("the browser gets what is drawn and how, by reference to what all views share", () =>
  inNotebook((kernel) => {
    display(view({ by: "age", channels: ["umap"], contrast: [0, 0.5], size: 64 }));
    const { state } = kernel.named("Gallery")[0]!;
    expect(state).toMatchObject({
      by: "age",
      channels: [2],
      contrast: [0, 128],
      size: 64,
      colourMap: "viridis",
      still: "",
    });
    expect(state["images"]).toBe(kernel.named("Images")[0]);
    expect(state["ranges"]).toMatchObject([{ name: "confidence" }, { name: "age" }]);
  }));

test("samples stand by their class unless told otherwise", () => {
  const { svg, text } = view();
  expect(svg).toContain("&lt;img onerror=x&gt; (15 images)");
  expect(svg).not.toContain("<img ");
  expect(text).toBe("Gallery of 30 images of 24 × 24 pixels, channels tsne, pca, umap");
});

test("only what is marked is shown, in every picture of it", () => {
  const own = fakeResult({ samples: 12 });
  const marked = new GalleryView(linkedOf(own), own.images, { by: "", onlyMarked: true });
  expect(marked.svg).toContain("There are no images to show.");
  marked.select({ samples: ["cell_3", "cell_5"] });
  expect(marked.svg.match(/<image/g)).toHaveLength(2);
});

test("images of no study have their gallery", () => {
  const images = { ...result.images };
  const samples = tableOf({
    sample: result.samples.map(({ name }) => name),
    sex: result.samples.map((_, i) => "fm"[i % 2]!),
  });
  const { svg } = gallery(images, { samples, by: "sex" });
  expect(svg).toContain("f (15 images)");
  expect(gallery({ ...images }).svg).toContain("All samples (30 images)");
});

test("pixels too many to be saved in a notebook leave the still picture in the state", () =>
  inNotebook((kernel) => {
    const large = {
      ...result.images,
      count: 30,
      height: 640,
      width: 640,
      values: new Float32Array(30 * 640 * 640 * 3),
    };
    display(gallery(large));
    expect(kernel.named("Gallery")[0]!.state["still"]).toMatch(/^<svg/);
  }));

test.each<[Partial<GalleryOptions>, string]>([
  [{ by: "grp" }, 'There is no column "grp"'],
  [{ channels: ["tsn"] }, 'There is no channel "tsn"'],
  [{ channels: [] }, "0 channels are to be drawn at once"],
  [{ colourMap: "jet" as never }, 'There is no colour map "jet"'],
  [{ contrast: [0.8, 0.2] }, "The contrast is [0.8, 0.2]"],
  [{ size: 4 }, "The size is 4"],
])("%j is refused with what is possible", (options, message) => {
  expect(() => view(options)).toThrow(message);
});
