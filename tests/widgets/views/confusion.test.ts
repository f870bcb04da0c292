/** @jest-environment jsdom */
import { beforeEach, expect, test } from "@jest/globals";
import type { ConfusionState, SelectionState } from "../../../src/notebook/state.js";
import { membersOf, renderConfusion } from "../../../widgets/src/views/confusion.js";
import { FakeModel, nextFrame } from "../fake-model.js";

const classes = ["<img onerror=x>", "b"];
let selection: FakeModel<SelectionState>;
let fake: FakeModel<ConfusionState>;
let end: AbortController;
let el: HTMLElement;

beforeEach(() => {
  selection = new FakeModel<SelectionState>({ samples: [], features: [] });
  fake = new FakeModel<ConfusionState>({
    selection,
    classes,
    truth: Int32Array.of(0, 0, 0, 1, 1),
    predicted: Int32Array.of(0, 1, 0, 1, 1),
    fold: Int32Array.of(0, 0, 1, 1, 1),
    folds: [0, 1],
    shown: -1,
    unit: "counts",
  });
  end = new AbortController();
  document.body.replaceChildren((el = document.createElement("div")));
  renderConfusion({ model: fake.model, el, signal: end.signal });
});

const cells = () => Array.from(el.querySelectorAll(".omx-cell"), ({ textContent }) => textContent);
const cell = (at: number) => el.querySelectorAll<HTMLElement>(".omx-cell")[at]!;

test("samples are counted by true and predicted class, with precision and recall", () => {
  expect(cells()).toEqual(["2", "1", "", "2"]);
  expect(Array.from(el.querySelectorAll(".omx-measure"), ({ textContent }) => textContent)).toEqual([
    "1.00",
    "0.67",
    "0.67",
    "1.00",
  ]);
  expect(el.querySelector("img")).toBeNull();
  expect(cell(1).getAttribute("aria-label")).toBe("1 samples of <img onerror=x> taken for b");
});

test("a fold and shares can be chosen, here or by another view of the model", async () => {
  const [fold, unit] = Array.from(el.querySelectorAll("select"));
  fold!.value = "fold 1";
  fold!.dispatchEvent(new Event("change"));
  unit!.value = "shares";
  unit!.dispatchEvent(new Event("change"));
  await nextFrame();
  expect(cells()).toEqual(["0.50", "0.50", "", ""]);
  expect([fake.get("shown"), fake.get("unit"), fake.saves]).toEqual([0, "shares", 2]);
  fake.set("shown", 1);
  await nextFrame();
  expect(fold!.value).toBe("fold 2");
  expect(el.querySelector(".omx-measure")!.textContent).toBe("1.00");
});

test("a click marks a cell's samples, a second one takes the marks away, and the focus stays", async () => {
  cell(1).focus();
  cell(1).click();
  await nextFrame();
  expect([selection.get("samples"), selection.saves]).toEqual([[1], 1]);
  expect(cell(1).getAttribute("aria-pressed")).toBe("true");
  expect(document.activeElement).toBe(cell(1));
  cell(1).click();
  expect(selection.get("samples")).toEqual([]);
});

test("marks from elsewhere are shown", async () => {
  selection.set("samples", [3, 4]);
  await nextFrame();
  expect(cell(3).getAttribute("aria-pressed")).toBe("true");
  expect(el.querySelector(".omx-note")!.textContent).toBe("2 marked");
});

test("an ended view hears nothing any more", async () => {
  end.abort();
  selection.set("samples", [0]);
  await nextFrame();
  expect(el.querySelector(".omx-note")!.textContent).not.toBe("1 marked");
  expect(fake.listeners + selection.listeners).toBe(0);
});

test("samples whose class is not among the classes are in no cell", () => {
  expect(membersOf(Int32Array.of(0, -1), Int32Array.of(0, 0), Int32Array.of(0, 0), 1, -1)).toEqual([[0]]);
});

test("another matrix of the same result leaves the focus where it is", async () => {
  const other = document.createElement("div");
  document.body.append(other);
  renderConfusion({ model: fake.model, el: other, signal: end.signal });
  cell(1).focus();
  cell(1).click();
  await nextFrame();
  expect(document.activeElement).toBe(cell(1));
});
