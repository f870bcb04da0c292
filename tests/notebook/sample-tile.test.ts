import { expect, test } from "@jest/globals";
import { decode } from "fast-png";
import { sampleTile } from "../../src/notebook/sample-tile.js";
import { exampleLayout } from "../data/example-cohort.js";

const pixels = Uint8Array.of(...new Uint8Array(12), 255, 0, 0, 255, 128, 128, 0, 0, 0, 0, 0, 0);
const images = { height: 2, width: 3, channels: ["tsne", "pca"], pixels, layout: exampleLayout() };
const look = { channels: [0, 1], contrast: [0, 255] as const, colourMap: "grey" };
const coloursOf = (address: string) => {
  const { width, height, data } = decode(Buffer.from(address.split(",")[1]!, "base64"));
  return { width, height, first: Array.from(data.slice(0, 3)), second: Array.from(data.slice(4, 7)) };
};

test("a sample in the colours of its channels; a channel that is off stays dark", () => {
  expect(coloursOf(sampleTile(images, 1, look, 96))).toEqual({
    width: 3,
    height: 2,
    first: [255, 0, 0],
    second: [0, 255, 0],
  });
  expect(coloursOf(sampleTile(images, 0, look, 96)).first).toEqual([0, 0, 0]);
  expect(coloursOf(sampleTile(images, 1, { ...look, channels: [1] }, 96))).toMatchObject({
    first: [0, 0, 0],
    second: [255, 255, 255],
  });
});

test("large images are averaged down", () => {
  expect(coloursOf(sampleTile(images, 1, look, 2))).toMatchObject({ width: 2, height: 1 });
});
