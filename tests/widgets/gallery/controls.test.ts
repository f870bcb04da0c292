/** @jest-environment jsdom */
import { expect, test } from "@jest/globals";
import { galleryControls } from "../../../widgets/src/gallery/controls.js";
import { fakeGallery } from "./fake-gallery.js";

function shown(channels: readonly string[]) {
  const { model } = fakeGallery({ channels });
  const bar = galleryControls(model.model, ["truth", "predicted"], channels, new AbortController().signal);
  document.body.replaceChildren(bar);
  const control = (label: string) => {
    const found = [...bar.querySelectorAll("label")].find(({ textContent }) => textContent!.startsWith(label))!;
    return found.querySelector<HTMLInputElement & HTMLSelectElement>("input, select")!;
  };
  const change = (label: string, value: string, event = "input") => {
    control(label).value = value;
    control(label).dispatchEvent(new Event(event));
  };
  return { model, bar, control, change };
}

test("darkest stays below brightest", () => {
  const { model, change } = shown(["a"]);
  change("Brightest", "40");
  change("Darkest", "90");
  expect(model.get("contrast")).toEqual([90, 91]);
  change("Brightest", "10");
  expect(model.get("contrast")).toEqual([9, 10]);
});

test("groups, size and only what is marked are set and shown", () => {
  const { model, control, change } = shown(["a"]);
  change("Group by", "predicted", "change");
  change("Size", "64");
  control("Only marked").click();
  expect([model.get("by"), model.get("size"), model.get("onlyMarked")]).toEqual(["predicted", 64, true]);
  change("Group by", "all together", "change");
  expect(model.get("by")).toBe("");
  model.set("size", 200);
  expect(control("Size").value).toBe("200");
});

test("a fourth channel takes the place of the first one; colours are for a single channel", () => {
  const { model, bar, control } = shown(["a", "b", "c", "d"]);
  const buttons = bar.querySelectorAll<HTMLElement>(".omx-channel");
  expect(control("Colours").disabled).toBe(false);
  for (const c of [1, 2, 3]) buttons[c]!.click();
  expect(model.get("channels")).toEqual([1, 2, 3]);
  expect(buttons[0]!.getAttribute("aria-pressed")).toBe("false");
  expect(control("Colours").disabled).toBe(true);
});
