import { expect, test } from "@jest/globals";
import { tableOf } from "../../src/data/table.js";
import { groupsOf, linkedImages, noImages } from "../../src/notebook/linked-images.js";
import { fakeResult } from "../report/fake-result.js";

const { images } = fakeResult({ samples: 4 });

test("views of the same images share their marks", () => {
  const fresh = { ...images };
  const names = ["a", "b", "c", "d"];
  const linked = linkedImages(fresh, names);
  expect(linkedImages(fresh)).toBe(linked);
  expect(linkedImages(fresh, names)).toBe(linked);
  linked.select({ samples: ["c"] });
  expect(linked.selection.get("samples")).toEqual([2]);
});

test("a table brings names and columns; without one, images are numbered", () => {
  const table = tableOf({ sample: ["a", "b", "c", "d"], sex: ["f", "m", "f", "f"] });
  const { samples } = linkedImages({ ...images }, table);
  expect(samples.get("names")).toEqual(["a", "b", "c", "d"]);
  expect(samples.get("columns").map(({ name }) => name)).toEqual(["sex"]);
  expect(linkedImages({ ...images }).samples.get("names")).toEqual(["image 1", "image 2", "image 3", "image 4"]);
});

test("samples that do not fit the images are refused with both numbers", () => {
  expect(() => linkedImages({ ...images }, ["a"])).toThrow("There are 4 images and 1 samples.");
});

test("a layout alone is images of nobody, the same each time", () => {
  expect(noImages(images.layout)).toMatchObject({ count: 0, layout: images.layout });
  expect(noImages(images.layout)).toBe(noImages(images.layout));
});

test("described images bring their samples and the colours of their classes, also of classes called by numbers", () => {
  const samples = tableOf({ sample: ["a", "b", "c", "d"], grade: [2, 3, 2, 2], age: [40, 50, 60, 70] });
  const described = { ...images, samples, label: "grade", encoder: { name: "random", options: {} } };
  const linked = linkedImages(described);
  const columns = linked.samples.get("columns");
  expect(linked.samples.get("names")).toEqual(["a", "b", "c", "d"]);
  expect(groupsOf(described, columns)).toBe("grade");
  expect(columns).toMatchObject([
    { name: "grade", levels: ["2", "3"] },
    { name: "age", numbers: expect.anything() as unknown },
  ]);
  expect(Object.keys(linked.samples.get("colours"))).toEqual(["2", "3"]);
  expect(groupsOf(images, columns)).toBe("");
});
