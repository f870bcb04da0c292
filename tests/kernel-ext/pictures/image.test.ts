import { expect, test } from "@jest/globals";
import { image } from "../../../kernel-ext/src/pictures/image.js";

test.each([
  ["image/png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1]],
  ["image/jpeg", [0xff, 0xd8, 0xff, 0xe0]],
  ["image/gif", [...Buffer.from("GIF89a")]],
  ["image/webp", [...Buffer.from("RIFF"), 0, 0, 0, 0, ...Buffer.from("WEBP")]],
])("bytes of %s are shown as a picture", (type, bytes) => {
  const inside = Uint8Array.from([9, 9, ...bytes]).subarray(2);
  expect(image(inside)).toEqual({ [type]: Buffer.from(bytes).toString("base64") });
});

test("an SVG text is drawn", () => {
  const svg = `<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"></svg>\n`;
  expect(image(svg)).toEqual({ "image/svg+xml": svg });
});

test.each([["text"], [new Uint8Array([1, 2])], [new Uint8Array()], ["<svg"], [[0x89, 0x50]], [null]])(
  "%p is no picture",
  (value) => {
    expect(image(value)).toBeUndefined();
  },
);
