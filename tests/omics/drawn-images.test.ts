import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { expectTypeOf } from "expect-type";
import { type Images, imageRows } from "../../src/data/images.js";
import { texts } from "../../src/data/table.js";
import { gallery } from "../../src/notebook/gallery.js";
import { DrawnImages } from "../../src/omics/drawn-images.js";
import { omics } from "../../src/omics/omics.js";
import { inNotebook } from "../notebook/fake-kernel.js";
import { quickPlan, temporaryFolder } from "./quick-plan.js";
import { smallCohort } from "./small-cohort.js";

const images = await quickPlan().images();
const shown = (value: object) =>
  (value as Record<symbol, () => Record<string, string>>)[Symbol.for("Jupyter.display")]!();

test("they are images, with their samples, label and encoder", () => {
  expectTypeOf(images).toExtend<Images>();
  expect(images).toBeInstanceOf(DrawnImages);
  expect(images).toMatchObject({
    count: 30,
    label: "label",
    encoder: { name: "deepInsight", options: { pixels: 8, assign: "bin" } },
  });
  expect(texts(images.samples, "sample")).toHaveLength(30);
  const { layout, values } = { ...images };
  expect({ ...layout }).toEqual(images.layout);
  expect(imageRows(images, [2, 3]).values).toEqual(values.slice(2 * 64, 4 * 64));
});

test("from a cell: a contact sheet by class, in words how the layout uses its pixels", () => {
  const seen = shown(images);
  expect(seen["image/svg+xml"]).toMatch(/class0 \(15 images\)/);
  expect(seen["image/svg+xml"]).toContain(">and 9<");
  expect(seen["text/plain"]).toMatch(
    /^Gallery of 30 images of 8 × 8 pixels[^]*pca: \d+ of 64 pixels hold 24 features;/,
  );
});

test("features that have no place are told", () => {
  const left = ["g1", "g2", "g3", "g4", "g5", "g6"];
  expect(shown(new DrawnImages({ ...images, left }))["text/plain"]).toContain(
    "6 features left out: g1, g2, g3, g4, g5",
  );
});

test("from a cell: the layout is a picture that says which feature sits where", () => {
  const seen = shown(images.layout);
  expect(seen["text/plain"]).toMatch(/^Layout of 24 features/);
  expect(seen["image/svg+xml"]).toContain("<image");
});

test("sheet, layout and gallery share their marks, and widgets where there is a kernel", () =>
  inNotebook(async (kernel) => {
    const drawn = new DrawnImages({ ...images });
    expect(shown(drawn)).toHaveProperty(["application/vnd.jupyter.widget-view+json"]);
    expect(shown(drawn.layout)).toHaveProperty(["application/vnd.jupyter.widget-view+json"]);
    expect(kernel.named("Selection")).toHaveLength(1);
    gallery(drawn).select({ samples: [texts(drawn.samples, "sample")[4]!] });
    await expect(drawn.gallery().selected()).resolves.toHaveLength(1);
  }));

test("figures, scores and files", async () => {
  expect(images.figures).toMatchObject([{ channel: "pca", capacity: 64, features: 24 }]);
  expect((await images.quality()).mean.trustworthiness).toBeGreaterThan(0.5);
  const folder = join(temporaryFolder(), "images");
  await images.save(folder);
  expect(readdirSync(folder)).toHaveLength(30 + 3);
  const prepared = omics(smallCohort(), { seed: 2 }).normalizeTotal({ target: 1e4 }).log1p();
  const again = await prepared.encode("fromFile", { file: join(folder, "layout.tsv"), pixels: 8 }).images();
  expect(again.values).toEqual(images.values);
});

test("a plan without a label shows all samples together", async () => {
  const { label: _, ...rest } = images;
  expect(shown(new DrawnImages(rest))["image/svg+xml"]).toContain("All samples (30 images)");
  const dots = await omics
    .simulate({ samples: 20, features: 60, modulesPerClass: 1, genesPerModule: 3 })
    .encode("saliencyRgb", { place: "samples", pixels: 16 })
    .images();
  expect(shown(dots)["image/svg+xml"]).toContain("<image");
  expect(shown(dots.layout)["image/svg+xml"]).toContain("<svg");
  expect((await dots.quality()).mean.trustworthiness).toBeNull();
});
