import { expect, test } from "@jest/globals";
import { colourBar } from "../../src/report/colour-bar.js";

test("names its ends and shows the ramp between", () => {
  const { markup } = colourBar(
    [
      [255, 255, 255],
      [0, 0, 0],
    ],
    "few & far",
    "many",
  );
  expect(markup).toMatch(/few &amp; far.*rgb\(255 255 255\).*rgb\(128 128 128\).*rgb\(0 0 0\).*many/s);
});
