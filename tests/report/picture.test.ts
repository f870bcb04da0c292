import { expect, test } from "@jest/globals";
import { decode } from "fast-png";
import type { Images } from "../../src/data/images.js";
import { classColour, depth, heat, rgbOf } from "../../src/report/palette.js";
import { classPicture, countPicture, overlayPicture, samplePicture } from "../../src/report/picture.js";

/** Colours of the pixels of a data address, "r,g,b" each. */
function pixels(address: string): string[] {
  const [kind, text] = address.split(",") as [string, string];
  expect(kind).toBe("data:image/png;base64");
  const { data, channels } = decode(Buffer.from(text, "base64"));
  return Array.from({ length: data.length / channels }, (_, p) =>
    Array.from(data.slice(p * channels, p * channels + 3)).join(),
  );
}
const size = { height: 1, width: 3 };

test("saliency lies over grey", () => {
  const [bare, grey, salient] = pixels(
    overlayPicture(Float32Array.from([0, 1, 1]), Float32Array.from([0, 0, 1]), size),
  );
  expect(bare).toBe("255,255,255");
  expect(grey).toBe("135,135,135");
  expect(salient).toBe(heat.at(-1)!.join());
});

test("counts darken by their logarithm; no gene is white", () => {
  expect(pixels(countPicture(Uint32Array.from([0, 1, 9]), size, 9))).toEqual([
    "255,255,255",
    depth[0]!.join(),
    depth.at(-1)!.join(),
  ]);
  expect(pixels(countPicture(Uint32Array.from([0, 1, 1]), size, 1))[1]).toBe(depth[0]!.join());
});

test("pixels have the colour of their class, paler where it is weak", () => {
  const map = { ...size, classOf: Int32Array.from([-1, 0, 1]), strength: Float32Array.from([0, 1, 0.25]) };
  const [none, first, second] = pixels(classPicture(map));
  expect(none).toBe("255,255,255");
  expect(first).toBe(rgbOf(classColour(0)).join());
  expect(second).not.toBe(rgbOf(classColour(1)).join());
});

test("a sample is drawn in its channels' colours at the common contrast", () => {
  const images = { count: 1, height: 1, width: 1, channels: 3, values: Float32Array.from([2, 1, 0]) } as Images;
  expect(pixels(samplePicture(images, 0, [0, 2]))).toEqual(["255,128,0"]);
});
