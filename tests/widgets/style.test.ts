/** @jest-environment jsdom */
import { expect, test } from "@jest/globals";
import { prepareGround } from "../../widgets/src/style.js";

test("the style sheet is put into a page once, and keys pressed in a view stay there", () => {
  const views = [document.createElement("div"), document.createElement("div")];
  for (const el of views) prepareGround(el);
  expect(document.head.querySelectorAll("style")).toHaveLength(1);
  for (const el of views) expect([el.className, el.hasAttribute("data-lm-suppress-shortcuts")]).toEqual(["omx", true]);
});
