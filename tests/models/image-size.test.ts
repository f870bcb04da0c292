import { expect, test } from "@jest/globals";
import { requireImageSize } from "../../src/models/image-size.js";

test("both sides count, and the message says what would do", () => {
  requireImageSize("vgg16", { height: 32, width: 32 }, 32);
  const refused = (height: number, width: number) => () => requireImageSize("vgg16", { height, width }, 32);
  expect(refused(31, 64)).toThrow(
    /step vgg16: Images of 31 × 64 pixels are too small for vgg16\. Use .* at least 32 × 32, or/,
  );
  expect(refused(64, 31)).toThrow(expect.objectContaining({ tag: "ImpossibleGeometry", place: { step: "vgg16" } }));
  expect(() => requireImageSize("smallCnn", { height: 1, width: 1 }, 2, "or fewer filters")).toThrow(
    /or fewer filters\.$/,
  );
});
