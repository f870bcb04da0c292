import { expect, test } from "@jest/globals";
import { textMark } from "../../../src/notebook/charts/text-mark.js";
import { ChartPicture } from "../../../src/notebook/picture.js";

test.each([
  [undefined, "#1b1f24"],
  ["white", "#1b1f24"],
  ["#333", "#ffffff"],
])("on ground %s texts are %s", (background, colour) => {
  const spec = { data: { values: [{ name: "TP53" }] }, mark: textMark, encoding: { text: { field: "name" } } };
  const { svg } = new ChartPicture(background === undefined ? spec : { ...spec, background }, "A name");
  expect(svg).toMatch(new RegExp(`<text[^>]*fill="${colour}">TP53`));
});
