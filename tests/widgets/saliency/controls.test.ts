/** @jest-environment jsdom */
import { beforeEach, expect, test } from "@jest/globals";
import { saliencyControls } from "../../../widgets/src/saliency/controls.js";
import { GeneData } from "../../../widgets/src/saliency/gene-data.js";
import { fakeSaliency } from "./fake-saliency.js";

let fake: ReturnType<typeof fakeSaliency>;
let controls: ReturnType<typeof saliencyControls>;
beforeEach(() => {
  fake = fakeSaliency({ sample: 1, class: 1 });
  const options = { samples: true, onUnknown: () => undefined };
  controls = saliencyControls(fake.model, new GeneData(fake.model), options, new AbortController().signal);
  document.body.replaceChildren(controls.el);
  controls.show();
});
const label = (text: string) =>
  Array.from(document.querySelectorAll("label")).find(({ textContent }) => textContent.startsWith(text))!;
const control = (text: string) => document.getElementById(label(text).htmlFor) as HTMLInputElement & HTMLSelectElement;

test("show what the state says", () => {
  expect([control("Class").value, control("or sample").value]).toEqual(["<b>B</b>", "s1"]);
  expect(control("Threshold").valueAsNumber).toBe(0.2);
  expect(label("Smoothing").textContent).toContain("for the eye only");
  expect(document.body.textContent).toContain("Explained by gradientTimesInput");
});

test("a class takes the place of a sample", () => {
  control("Class").selectedIndex = 0;
  control("Class").dispatchEvent(new Event("change"));
  expect([fake.get("class"), fake.get("sample"), fake.saves]).toEqual([0, -1, 1]);
});

test("choices go into the state", () => {
  control("Channel").selectedIndex = 2;
  control("Channel").dispatchEvent(new Event("change"));
  control("Scores").value = "against it";
  control("Scores").dispatchEvent(new Event("change"));
  control("Opacity").value = "0.5";
  control("Opacity").dispatchEvent(new Event("input"));
  expect([fake.get("channel"), fake.get("evidence"), fake.get("opacity")]).toEqual([1, "against", 0.5]);
});

test("a tab has the controls that mean something in it", () => {
  fake.set("tab", "density");
  controls.show();
  const shown = Array.from(document.querySelectorAll("label")).filter(({ hidden }) => !hidden);
  expect(shown).toEqual([label("Channel")]);
});
