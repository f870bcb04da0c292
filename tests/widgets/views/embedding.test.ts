/** @jest-environment jsdom */
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { renderEmbedding } from "../../../widgets/src/views/embedding.js";
import { FakeModel, nextFrame } from "../fake-model.js";

const names = ["<img onerror=x>", "b1", "b2", "אב 🧬"];
let selection: FakeModel<object>;
let model: FakeModel<object>;
let el: HTMLElement;
let end: AbortController;

beforeEach(() => {
  const columns = [
    { name: "truth", levels: ["<b>a</b>", "b"], codes: Int32Array.of(0, 1, 1, -1) },
    { name: "age", numbers: Float32Array.of(1, 2, NaN, 4) },
  ];
  const samples = new FakeModel({ names, columns, colours: { b: "#0a0b0c" } });
  selection = new FakeModel({ samples: [], features: [] });
  model = new FakeModel({
    samples,
    selection,
    methods: ["tsne", "pca"],
    titles: ["t-SNE", "PCA"],
    places: { tsne: new Float32Array([0, 0, 1, 1, 2, 2, NaN, NaN]) },
    notes: { tsne: "Perplexity 30 is too large." },
    shown: "tsne",
    about: "For the eye.",
    colour: "truth",
    ranges: [{ name: "age", levels: ["1 – 2", "2 – 4"], codes: Int32Array.of(0, 0, -1, 1) }],
    ramp: { name: "viridis", colours: new Uint8Array(768) },
    palette: ["#010203", "#040506"],
  });
  el = document.createElement("div");
  document.body.replaceChildren(el);
  end = new AbortController();
  renderEmbedding({ model: model.model as never, el, signal: end.signal });
});

afterEach(() => {
  end.abort();
  expect([model.listeners, selection.listeners]).toEqual([0, 0]);
});

const note = () => el.querySelector(".omx-note")!.textContent;
const legend = () => [...el.querySelectorAll<HTMLButtonElement>(".omx-legend button")];
const choices = () => [...el.querySelectorAll("select")] as [HTMLSelectElement, HTMLSelectElement];

function pick(select: HTMLSelectElement, index: number): Promise<void> {
  select.selectedIndex = index;
  select.dispatchEvent(new Event("change"));
  return nextFrame();
}

test("says how many points there are, how many without a place, and what the method said; names are text", () => {
  expect(note()).toBe("4 points, 1 of them have no place");
  expect(el.querySelector(".omx-about")!.textContent).toBe("For the eye. Perplexity 30 is too large.");
  expect(el.querySelector("img, b")).toBeNull();
  expect(legend().map(({ textContent }) => textContent)).toEqual(["<b>a</b>1", "b2", "missing1"]);
  expect(el.querySelector("canvas")!.getAttribute("aria-label")).toMatch(/^4 points by t-SNE, coloured by truth\./);
});

test("an entry of the legend marks its samples everywhere; once more takes them back", async () => {
  legend()[1]!.click();
  expect(selection.get("samples")).toEqual([1, 2]);
  await nextFrame();
  expect(legend()[1]!.getAttribute("aria-pressed")).toBe("true");
  expect(note()).toContain("2 marked");
  legend()[0]!.dispatchEvent(new MouseEvent("click", { shiftKey: true }));
  expect(selection.get("samples")).toEqual([1, 2, 0]);
  legend()[1]!.dispatchEvent(new MouseEvent("click", { shiftKey: true }));
  expect(selection.get("samples")).toEqual([0]);
  legend()[0]!.click();
  expect(selection.get("samples")).toEqual([]);
});

test("marks of other views are shown", async () => {
  selection.set("samples", [0]);
  await nextFrame();
  expect(legend()[0]!.getAttribute("aria-pressed")).toBe("true");
});

test("numbers have their ranges as legend", async () => {
  await pick(choices()[1], 2);
  expect(model.get("colour")).toBe("age");
  expect(legend().map(({ textContent }) => textContent)).toEqual(["1 – 22", "2 – 41", "missing1"]);
  await pick(choices()[1], 0);
  expect(legend()).toEqual([]);
});

test("a name that is searched marks its samples, a name that is not there is said and changes nothing", async () => {
  const search = el.querySelector<HTMLInputElement>("input[type=search]")!;
  search.value = "B";
  search.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter" }));
  expect(selection.get("samples")).toEqual([1, 2]);
  await nextFrame();
  search.value = "nobody";
  search.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter" }));
  expect(note()).toBe("No name contains “nobody”.");
  model.set("notes", { tsne: "" });
  await nextFrame();
  expect([note(), selection.get("samples")]).toEqual(["No name contains “nobody”.", [1, 2]]);
  await pick(choices()[1], 0);
  expect(note()).toContain("2 marked");
});

test("another method is asked for by being shown; until it is there the view says so, and why it failed", async () => {
  await pick(choices()[0], 1);
  expect(model.get("shown")).toBe("pca");
  expect(note()).toBe("PCA is being computed …");
  model.set("notes", { pca: "MissingValues: impute first." });
  await nextFrame();
  expect(note()).toBe("MissingValues: impute first.");
  model.set("places", { pca: new Float32Array(8) });
  await nextFrame();
  expect(note()).toBe("4 points");
});

test("without a kernel, a method that was never computed says what to do", async () => {
  Object.assign(model, { comm_live: false });
  await pick(choices()[0], 1);
  expect(note()).toBe("PCA needs the kernel: run the cell again.");
});

test("what dragging does is chosen by buttons, and told", () => {
  const [move, lasso] = [...el.querySelectorAll<HTMLButtonElement>(".omx-group button")];
  expect(move!.getAttribute("aria-pressed")).toBe("true");
  lasso!.click();
  expect([move, lasso].map((button) => button!.getAttribute("aria-pressed"))).toEqual(["false", "true"]);
  expect(el.querySelector("canvas")!.dataset["mode"]).toBe("lasso");
});
