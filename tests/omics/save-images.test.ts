import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { decode } from "fast-png";
import { cohortFromArrow } from "../../src/data/arrow.js";
import { imageRows } from "../../src/data/images.js";
import { tableOf, texts } from "../../src/data/table.js";
import { parsePixelPlaces } from "../../src/io/pixel-places.js";
import { saveImages } from "../../src/omics/save-images.js";
import { exampleCohort } from "../data/example-cohort.js";
import { temporaryFolder } from "./quick-plan.js";

const { images: example, samples } = exampleCohort();
const images = example!;
const encoder = { name: "fromFile", options: { normalisation: "log", file: "x.tsv" } };
const described = { ...images, samples, label: "label", encoder };
const folderOf = () => join(temporaryFolder(), "images");
const lines = (folder: string) =>
  readFileSync(join(folder, "images.tsv"), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => line.split("\t"));
const manifest = (folder: string) => JSON.parse(readFileSync(join(folder, "images.json"), "utf8")) as object;

describe("PNG", () => {
  test("one a sample in their order, named in the file's name and in the file, described in the manifest", async () => {
    const folder = folderOf();
    await saveImages(described, folder);
    const pictures = ["1_s1.png", "2_s2.png", "3_s3.png", "4_s4.png"];
    expect(readdirSync(folder).sort()).toEqual([...pictures, "images.json", "images.tsv", "layout.tsv"]);
    expect(lines(folder)).toEqual([
      ["file", "sample", "label", "age", "batch"],
      ["1_s1.png", "s1", "tumour", "61", "1"],
      ["2_s2.png", "s2", "normal", "", "1"],
      ["3_s3.png", "s3", "tumour", "48.5", "2"],
      ["4_s4.png", "s4", "normal", "70", "2"],
    ]);
    const { width, height, text } = decode(readFileSync(join(folder, "3_s3.png")));
    expect([width, height]).toEqual([3, 2]);
    expect(JSON.parse(text["Description"]!)).toEqual({ sample: "s3", label: "tumour", channels: ["tsne", "pca"] });
    expect(text["Software"]).toMatch(/^omixel \d/);
    expect(manifest(folder)).toMatchObject({
      format: "png",
      height: 2,
      width: 3,
      count: 4,
      channels: ["tsne", "pca"],
      encoder: "fromFile",
      normalisation: "log",
      layout: "layout.tsv",
      contrast: { tsne: [0, expect.closeTo(46 / 7)], pca: [expect.closeTo(0), expect.closeTo(47 / 7)] },
    });
    const places = parsePixelPlaces(readFileSync(join(folder, "layout.tsv"), "utf8"), "layout.tsv");
    expect(places.map(({ feature, channel, x }) => [feature, channel, x])[5]).toEqual(["ß-actin", "pca", 0]);
  });

  test("all samples share one contrast: the brightest sample is brighter than the darkest", async () => {
    const folder = folderOf();
    await saveImages(described, folder, { channels: ["pca"], colourMap: "grey" });
    const brightest = (file: string) =>
      Math.max(...decode(readFileSync(join(folder, file))).data.filter((_, i) => i % 4 < 3));
    expect(brightest("1_s1.png")).toBeLessThan(70);
    expect(brightest("4_s4.png")).toBe(255);
    await saveImages(described, folder, { channels: ["pca"], colourMap: "grey", contrast: [0, 1] });
    expect(brightest("1_s1.png")).toBe(255);
    expect(manifest(folder)).toMatchObject({ contrast: { pca: [0, 1] } });
  });

  test("of more than three channels each is a picture of its own", async () => {
    const folder = folderOf();
    const layout = { ...images.layout, channels: ["a", "b/c", "d", "e"] };
    const deep = { ...images, count: 2, width: 3, height: 2, channels: 4, layout };
    await saveImages(deep, folder, { samples: ["x", "x"] });
    expect(lines(folder)).toHaveLength(9);
    expect(lines(folder).slice(0, 3)).toEqual([
      ["file", "channel", "sample"],
      ["1_x.1_a.png", "a", "x"],
      ["1_x.2_b-c.png", "b/c", "x"],
    ]);
  });
});

test("names that no file system and no Latin alphabet has come through", async () => {
  const folder = folderOf();
  const names = ["../a", "žluťoučký", "a\tb", "CON"];
  for (const format of ["png", "tiff"] as const) {
    await saveImages(images, folder, { samples: names, format });
    const files = lines(folder).map(([file]) => file!);
    expect(files[1]).toBe(`1_..-a.${format}`);
    const bytes = readFileSync(join(folder, files[2]!), "latin1");
    expect(bytes).toContain('"sample":"\\u017elu\\u0165ou\\u010dk\\u00fd"');
  }
});

test("npy and Arrow hold all values in one file, rows of the manifest say which", async () => {
  const folder = folderOf();
  await saveImages(described, folder, { format: "npy" });
  expect(lines(folder)[4]).toEqual(["images.npy", "3", "s4", "normal", "70", "2"]);
  const bytes = readFileSync(join(folder, "images.npy"));
  expect(bytes.toString("latin1")).toContain("'shape': (4, 2, 3, 2)");
  expect(bytes.readFloatLE(bytes.length - 4)).toBe(images.values.at(-1));
  await saveImages(described, folder, { format: "arrow" });
  expect(readdirSync(folder)).not.toContain("images.npy");
  const cohort = cohortFromArrow(readFileSync(join(folder, "images.arrow")));
  expect(cohort.images!.values).toEqual(images.values);
  expect(texts(cohort.samples, "sample")).toEqual(["s1", "s2", "s3", "s4"]);
  expect(cohort.roles.label).toBe("label");
});

test("columns that would hide those of the manifest get another name", async () => {
  const folder = folderOf();
  const table = tableOf({ sample: ["a", "b", "c", "d"], file: ["w", "x", "y", "z"], kind: ["k", "k", "l", "l"] });
  await saveImages(images, folder, { samples: table, label: "kind" });
  expect(lines(folder)[0]).toEqual(["file", "sample", "label", "samples.file"]);
});

test("images without names are numbered; none leave a manifest alone", async () => {
  const folder = folderOf();
  await saveImages(images, folder, { format: "tiff" });
  expect(lines(folder)[1]).toEqual(["1_image-1.tiff", "image 1"]);
  await saveImages(imageRows(images, []), folder, { format: "tiff" });
  expect(lines(folder)).toEqual([["file", "sample"]]);
});

test.each<[object, string, RegExp]>([
  [{ format: "jpg" }, "UnknownName", /png, npy/],
  [{ samples: ["a"] }, "UnsuitableData", /4 images and 1 samples/],
  [{ samples: tableOf({ name: ["a", "b", "c", "d"] }) }, "UnknownName", /sample/],
  [{ label: "lable" }, "UnknownName", /label/],
  [{ channels: ["tsn"] }, "UnknownName", /tsne/],
  [{ channels: ["tsne", "pca", "tsne", "pca"] }, "InvalidOption", /4 channels/],
  [{ contrast: [1, 0] }, "InvalidOption", /\[1,0\]/],
  [{ colourMap: "jet" }, "UnknownName", /viridis/],
])("%j is refused, and nothing is written", async (options, tag, words) => {
  const folder = folderOf();
  const saved = saveImages(described, folder, options);
  await expect(saved).rejects.toMatchObject({ tag });
  await expect(saved).rejects.toThrow(words);
  expect(readdirSync(join(folder, ".."))).toEqual([]);
});

test("a folder of something else is left alone; a stop leaves nothing", async () => {
  const folder = folderOf();
  mkdirSync(folder);
  writeFileSync(join(folder, "thesis.docx"), "");
  await expect(saveImages(described, folder)).rejects.toMatchObject({ tag: "Unwritable" });
  const other = folderOf();
  await expect(saveImages(described, other, {}, { signal: AbortSignal.abort() })).rejects.toMatchObject({
    tag: "Aborted",
  });
  expect(readdirSync(join(other, ".."))).toEqual([]);
});
