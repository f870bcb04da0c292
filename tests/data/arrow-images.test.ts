import { expect, test } from "@jest/globals";
import { arrowTable } from "../../src/data/arrow-file.js";
import { imagesColumns, imagesFromColumns } from "../../src/data/arrow-images.js";
import { ABSENT } from "../../src/data/layout.js";
import { exampleCohort } from "./example-cohort.js";

const images = exampleCohort().images!;

test("pixels and layout come back, as views of what was written", () => {
  const { columns, manifest } = imagesColumns(images, (name) => name);
  expect(columns.map(({ field }) => field.name)).toEqual(["images", "layout"]);
  const back = imagesFromColumns(arrowTable(columns, 4, "cohort"), manifest);
  expect(back).toEqual(images);
  expect(back.values.buffer).toBe(images.values.buffer);
  expect(back.layout.start.buffer).toBe(images.layout.start.buffer);
});

test("an empty layout comes back: no feature on any pixel", () => {
  const layout = {
    ...images.layout,
    features: [],
    x: new Uint16Array(0),
    y: new Uint16Array(0),
    start: new Uint32Array(13),
    feature: new Uint32Array(0),
    weight: new Float32Array(0),
  };
  const { columns, manifest } = imagesColumns({ ...images, layout }, (name) => name);
  expect(imagesFromColumns(arrowTable(columns, 4, "cohort"), manifest).layout).toEqual(layout);
});

test("what pixels that are no sums are drawn by comes back, and places that features do not have", () => {
  const layout = {
    ...images.layout,
    x: Uint16Array.of(0, 0, 2, ABSENT, 2, 0),
    y: Uint16Array.of(0, 0, 1, ABSENT, 0, 1),
  };
  const drawing = { encoder: "bie", state: { of: ["a", null], order: Uint32Array.of(2, 0, 1), least: -0, most: NaN } };
  const { columns, manifest } = imagesColumns({ ...images, layout, drawing }, (name) => name);
  const table = arrowTable(columns, 4, "cohort");
  expect(imagesFromColumns(table, JSON.parse(JSON.stringify(manifest)) as typeof manifest)).toEqual({
    ...images,
    layout,
    drawing,
  });
  // A file that was written before drawings were.
  const { drawing: _none, ...older } = manifest;
  expect(imagesFromColumns(table, older)).toEqual({ ...images, layout });
});
