/** @jest-environment jsdom */
import { expect, test } from "@jest/globals";
import { addStyle } from "../../widgets/src/style.js";

test("the style sheet is put into a page once", () => {
  addStyle(document);
  addStyle(document);
  expect(document.head.querySelectorAll("style")).toHaveLength(1);
});
