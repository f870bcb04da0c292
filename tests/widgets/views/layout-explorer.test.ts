/** @jest-environment jsdom */
import { afterEach, expect, test } from "@jest/globals";
import type { LayoutExplorerState, LayoutState, SelectionState } from "../../../src/notebook/state.js";
import type { Layout } from "../../../widgets/src/read-layout.js";
import { renderLayoutExplorer } from "../../../widgets/src/views/layout-explorer.js";
import { FakeModel, nextFrame } from "../fake-model.js";
import { smallLayout } from "../layout/small-layout.js";

HTMLCanvasElement.prototype.getContext = () => null;

let end = new AbortController();
afterEach(() => {
  end.abort();
  document.body.replaceChildren();
});

const three = smallLayout(["a", "<img onerror=x>", "c"], [[0, 0], [0, 0], [3, 3], [1, 1], [2, 2], [3, 3]], {
  channels: ["tsne", "pca"],
}); // prettier-ignore

function shown(layout: Layout = three, colour = "") {
  const selection = new FakeModel<SelectionState>({ samples: [], features: [] });
  const model = new FakeModel<LayoutExplorerState>({
    samples: new FakeModel({}).model,
    selection: selection.model,
    layout: new FakeModel<LayoutState>({ ...layout }).model,
    columns: [
      { name: "score", numbers: Float32Array.from(layout.features, (_, i) => i) },
      { name: "chromosome", levels: ["1", "X"], codes: Int32Array.from(layout.features, (_, i) => i % 2) },
    ],
    colour,
    ramp: { name: "viridis", colours: new Uint8Array(768) },
    palette: ["#000000", "#ffffff"],
  });
  const el = document.createElement("div");
  document.body.append(el);
  end = new AbortController();
  renderLayoutExplorer({ model: model.model, el, signal: end.signal });
  const panels = [...el.querySelectorAll<HTMLElement>(".omx-pixels")];
  const press = (panel: number, key: string) =>
    panels[panel]!.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  const head = () => el.querySelectorAll(".omx-list-head")[1]!.textContent;
  return { model, selection, el, press, head };
}

test("every channel has its panel, with its collisions", () => {
  const { el } = shown();
  expect([...el.querySelectorAll("figcaption")].map(({ textContent }) => textContent)).toEqual(["tsne", "pca"]);
  expect(el.textContent).toContain("2 of 64 pixels hold features, at most 2; 2 of 3 features share their centre");
  expect(el.querySelector("img")).toBeNull();
});

test("keys lead to the densest pixel, Enter keeps it, Escape lets it go", async () => {
  const { press, head } = shown();
  press(0, "Home");
  await nextFrame();
  expect(head()).toBe("tsne, column 0, row 0: 2 features");
  press(0, "Enter");
  press(0, "ArrowRight");
  await nextFrame();
  expect(head()).toContain("held");
  press(0, "Escape");
  press(0, "ArrowRight");
  await nextFrame();
  expect(head()).toBe("tsne, column 1, row 0: no feature");
});

test("a gene that is found is marked for every view, and blinks", async () => {
  const { el, selection } = shown();
  const field = el.querySelector("input")!;
  field.value = "c";
  field.dispatchEvent(new Event("input"));
  field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
  expect([selection.get("features"), selection.saves]).toEqual([[2], 1]);
  expect(el.classList.contains("omx-blinking")).toBe(true);
  await nextFrame();
  expect(el.textContent).toContain("1 marked");
  expect(el.querySelectorAll('path[stroke="#d55e00"][d]:not([d=""])')).toHaveLength(2);
});

test("what other views mark is marked here, and a name lets it go", async () => {
  const { el, selection } = shown();
  selection.set("features", [1, 2]);
  await nextFrame();
  const [first] = el.querySelectorAll<HTMLElement>(".omx-marked button");
  expect(first!.textContent).toBe("<img onerror=x>");
  first!.click();
  expect(selection.get("features")).toEqual([2]);
});

test("all features of a pixel, or of a level, are marked at once", async () => {
  const { el, press, selection, model } = shown();
  press(0, "Home");
  await nextFrame();
  [...el.querySelectorAll("button")].find(({ textContent }) => textContent === "Mark all of them")!.click();
  expect(selection.get("features")).toEqual([0, 1]);
  model.set("colour", "chromosome");
  await nextFrame();
  el.querySelector<HTMLElement>(".omx-level")!.click();
  expect(selection.get("features")).toEqual([0, 2]);
});

test("with a score, a pixel's genes come in its order", async () => {
  const { el, press } = shown(three, "score");
  press(0, "Home");
  await nextFrame();
  expect([...el.querySelectorAll("ul:not(.omx-marked) .omx-feature")].map(({ textContent }) => textContent)).toEqual([
    "<img onerror=x>",
    "a",
  ]);
});

test("20,000 genes on the only pixel: twenty are named, the others counted", async () => {
  const names = Array.from({ length: 20_000 }, (_, i) => `g${i}`);
  const { el, press, head } = shown(smallLayout(names, names.map(() => [0, 0] as const), { side: 1 })); // prettier-ignore
  press(0, "Home");
  await nextFrame();
  expect(head()).toContain("20,000 features");
  expect(el.textContent).toContain("… and 19,980 more");
});

test("a view that has ended hears nothing more", () => {
  const { model, selection } = shown();
  end.abort();
  expect([model.listeners, selection.listeners]).toEqual([0, 0]);
});
