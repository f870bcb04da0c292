/** @jest-environment jsdom */
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import type { SelectionState } from "../../../src/notebook/state.js";
import { renderSaliency } from "../../../widgets/src/views/saliency.js";
import { FakeModel, nextFrame } from "../fake-model.js";
import { fakeSaliency } from "../saliency/fake-saliency.js";

let fake: ReturnType<typeof fakeSaliency>;
let selection: FakeModel<SelectionState>;
let end: AbortController;
let el: HTMLElement;

function open(changed: Readonly<Record<string, unknown>> = {}): void {
  selection = new FakeModel<SelectionState>({ samples: [], features: [] });
  fake = fakeSaliency({ selection, ...changed });
  end = new AbortController();
  document.body.replaceChildren((el = document.createElement("div")));
  renderSaliency({ model: fake.model, el, signal: end.signal });
}
beforeEach(() => open());
afterEach(() => end.abort());

const note = () => el.querySelector(":scope > .omx-note")!.textContent;
const press = (key: string) =>
  el.querySelector(".omx-pixels")!.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
const head = () => el.querySelector(".omx-pixel-head")!.textContent;

test("keys go over the pixels and tell their genes; Enter holds one until Escape", async () => {
  press("Home");
  await nextFrame();
  expect(head()).toContain("Pixel 3, 2: 2 genes");
  expect(el.querySelector(".omx-pixel .omx-gene")!.textContent).toBe("<img src=x onerror=alert(1)>");
  press("Enter");
  press("ArrowUp");
  await nextFrame();
  expect(head()).toContain("Pixel 3, 2: 2 genes. Held");
  press("Escape");
  press("ArrowUp");
  await nextFrame();
  expect(head()).toContain("Pixel 3, 1: 0 genes");
});

test("a click on a gene marks it for all views and outlines it; another takes the mark away", async () => {
  const gene = () => el.querySelector<HTMLElement>('.omx-genes [data-gene="1"]')!;
  gene().click();
  expect(selection.get("features")).toEqual([1]);
  await nextFrame();
  expect(gene().getAttribute("aria-pressed")).toBe("true");
  expect(el.querySelectorAll(".omx-pixels path:not(.omx-halo)")).toHaveLength(2);
  expect(el.querySelector(".omx-marks")!.textContent).toBe("1 gene markedabClear marks");
  gene().click();
  expect(selection.get("features")).toEqual([]);
});

test("marks from elsewhere are shown, also those that the layout does not know", async () => {
  selection.set("features", [4, 99]);
  await nextFrame();
  expect(el.querySelector(".omx-marks")!.textContent).toContain("1 gene marked");
  el.querySelector<HTMLElement>(".omx-marks button")!.click();
  expect(selection.get("features")).toEqual([]);
});

test("each tab draws its map", async () => {
  for (const [tab, said] of [
    ["compare", "networks that had not seen them"],
    ["classes", "scaled to its own maximum"],
    ["density", "candidates, not culprits"],
    ["picture", "predicted as A"],
  ] as const) {
    fake.set("tab", tab);
    await nextFrame();
    expect(note()).toContain(said);
    expect(el.querySelectorAll('[role="tabpanel"]:not([hidden])')).toHaveLength(1);
  }
});

test("a sample is explained for its predicted class, and follows what is marked elsewhere", async () => {
  fake.set("sample", 2);
  await nextFrame();
  expect(note()).toBe("Sample s2: explained is the class that was predicted, A; in truth it is <b>B</b>.");
  expect(el.textContent).toContain("in the sample");
  selection.set("samples", [1]);
  expect(fake.get("sample")).toBe(1);
  selection.set("samples", [1, 0]);
  expect(fake.get("sample")).toBe(0);
});

test("while the kernel has not sent a sample the view says so", async () => {
  open({ rows: null, sample: 0 });
  expect(note()).toBe("Asking the kernel for sample s0 …");
  const buffers = [new Float32Array(5), new Float32Array(5), new Uint8Array(24)].map(
    ({ buffer }) => new DataView(buffer),
  );
  fake.trigger("msg:custom", { row: 0 }, buffers);
  await nextFrame();
  expect(note()).toContain("Sample s0");
});

test("names are text everywhere", async () => {
  for (const tab of ["picture", "compare", "classes", "density"]) {
    fake.set("tab", tab);
    await nextFrame();
    press("Home");
    await nextFrame();
  }
  expect(el.querySelector("img")).toBeNull();
  expect([...el.querySelectorAll("b")].every(({ textContent }) => textContent !== "B")).toBe(true);
});

test("a view that has ended listens to nothing and draws no more", async () => {
  fake.set("tab", "density");
  end.abort();
  await nextFrame();
  expect(fake.listeners + selection.listeners).toBe(0);
  expect(note()).toContain("predicted as A");
});
