/** @jest-environment jsdom */
import { afterEach, expect, test } from "@jest/globals";
import { featureSearch, matching } from "../../../widgets/src/layout/feature-search.js";

const names = ["CD44", "CD4", "SOX2", "xcd4", "<img onerror=x>"];
const end = new AbortController();
afterEach(() => document.body.replaceChildren());

function shown() {
  const taken: number[] = [];
  document.body.append(featureSearch(names, (feature) => taken.push(feature), end.signal));
  const field = document.querySelector("input")!;
  const type = (text: string) => {
    field.value = text;
    field.dispatchEvent(new Event("input"));
  };
  const press = (key: string) => field.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  const offered = () => [...document.querySelectorAll('[role="option"]')].map(({ textContent }) => textContent);
  return { taken, field, type, press, offered };
}

test("the name itself comes first, then those that begin with it, then those that hold it", () => {
  const lower = names.map((name) => name.toLowerCase());
  expect(matching(lower, " cd4", 9)).toEqual([1, 0, 3]);
  expect(matching(lower, "cd4", 1)).toEqual([1]);
  expect(matching(lower, "", 9)).toEqual([]);
});

test("arrows choose, Enter takes, the list closes", () => {
  const { taken, field, type, press, offered } = shown();
  type("cd");
  expect(offered()).toEqual(["CD44", "CD4", "xcd4"]);
  press("ArrowDown");
  expect(document.getElementById(field.getAttribute("aria-activedescendant")!)!.textContent).toBe("CD4");
  press("Enter");
  expect([taken, field.value, field.getAttribute("aria-expanded")]).toEqual([[1], "CD4", "false"]);
});

test("names are text, a click takes them", () => {
  const { taken, type } = shown();
  type("img");
  document.querySelector<HTMLElement>('[role="option"]')!.click();
  expect(taken).toEqual([4]);
  expect(document.querySelector("img")).toBeNull();
});

test("nothing found is said, Escape closes", () => {
  const { type, press } = shown();
  type("zzz");
  expect(document.body.textContent).toContain("No feature has this name.");
  press("Escape");
  expect(document.querySelector("ul")!.hidden).toBe(true);
});
