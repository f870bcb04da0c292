import { expect, test } from "@jest/globals";
import { look, lookWithText } from "../../src/report/chart-look.js";

test("the look for notebooks fixes no colour of text or ground, since the theme brings them", () => {
  expect(JSON.stringify(look)).not.toMatch(/labelColor|titleColor|"color"|fill|background/);
});

test("texts of all kinds take the one colour", () => {
  const { axis, legend, header, title, text, style } = lookWithText("#123456");
  const colours = [axis.labelColor, axis.titleColor, legend.labelColor, header.labelColor, title.color, text.color];
  expect(new Set([...colours, style["guide-label"].fill, style["guide-title"].fill])).toEqual(new Set(["#123456"]));
});
