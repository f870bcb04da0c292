import { expect, test } from "@jest/globals";
import { GeneData } from "../../../widgets/src/saliency/gene-data.js";
import { fakeSaliency, scores } from "./fake-saliency.js";

const data = new GeneData(fakeSaliency().model);

test("a class has its scores, its means and its mean image", () => {
  const subject = data.ofClass(1);
  expect(subject).toMatchObject({ title: "class <b>B</b>", class: 1, channels: 2 });
  expect(subject.scores).toEqual(scores.subarray(5));
  expect(subject.pixels[0]).toBe(120);
  expect([...data.expressionOf(1)]).toEqual([5, 6, 7, 8, 9]);
  expect(data.differenceOf(0)[1]).toBe(-2);
});

test("a gene's sets come most significant first, and many genes have none", () => {
  expect(data.termsOf(1)).toEqual([
    { name: "cycle <b>", class: "A", q: 1e-5 },
    { name: "rest", class: "<b>B</b>", q: 0.2 },
  ]);
  expect(data.termsOf(3).map(({ name }) => name)).toEqual(["rest"]);
  expect(data.termsOf(2)).toEqual([]);
});

test("a grey mean image has one channel", () => {
  const grey = fakeSaliency({ ground: new DataView(new Uint8Array(24).buffer) });
  expect(new GeneData(grey.model).ofClass(1)).toMatchObject({ channels: 1 });
});

test("a class without a colour is grey", () => {
  const bare = fakeSaliency({ classes: ["A", "constructor"] });
  expect(new GeneData(bare.model).colours).toEqual(["#0072B2", "#888888"]);
});
