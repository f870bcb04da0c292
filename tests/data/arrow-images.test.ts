import { expect, test } from "@jest/globals";
import { arrowTable } from "../../src/data/arrow-file.js";
import { imagesColumns, imagesFromColumns } from "../../src/data/arrow-images.js";
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
