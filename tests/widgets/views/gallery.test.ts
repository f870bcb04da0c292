/** @jest-environment jsdom */
import { afterEach, expect, test } from "@jest/globals";
import { renderGallery } from "../../../widgets/src/views/gallery.js";
import { nextFrame } from "../fake-model.js";
import { fakeGallery } from "../gallery/fake-gallery.js";

let end = new AbortController();
afterEach(() => {
  end.abort();
  document.body.replaceChildren();
});

function shown(options: Parameters<typeof fakeGallery>[0] = {}) {
  const models = fakeGallery(options);
  const el = document.createElement("div");
  document.body.append(el);
  end = new AbortController();
  renderGallery({ model: models.model.model, el, signal: end.signal });
  const tiles = () =>
    [...el.querySelectorAll<HTMLElement>(".omx-tile")].sort(
      (a, b) => Number(a.dataset["index"]) - Number(b.dataset["index"]),
    );
  const press = (key: string, options: KeyboardEventInit = {}) =>
    el
      .querySelector('.omx-tile[tabindex="0"]')!
      .dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, ...options }));
  const names = () => tiles().map((tile) => tile.querySelector(".omx-tile-name")!.textContent);
  return { ...models, el, tiles, press, names };
}

test("samples stand under their class, names are text", async () => {
  const { el, names } = shown();
  await nextFrame();
  expect([...el.querySelectorAll(".omx-tiles-title")].map(({ textContent }) => textContent)).toEqual([
    "<img onerror=x>",
    "b",
  ]);
  expect(names()).toEqual(["s0", "s2", "s4", "s1", "s3", "s5"]);
  expect(el.querySelector("img")).toBeNull();
});

test("Ctrl-click marks, Shift-click marks up to there, for every view", async () => {
  const { tiles, selection } = shown();
  await nextFrame();
  tiles()[0]!.dispatchEvent(new MouseEvent("click", { bubbles: true, ctrlKey: true }));
  expect(selection.get("samples")).toEqual([0]);
  tiles()[2]!.dispatchEvent(new MouseEvent("click", { bubbles: true, shiftKey: true }));
  expect(selection.get("samples")).toEqual([0, 2, 4]);
  expect(selection.saves).toBe(2);
  expect(tiles()[1]!.getAttribute("aria-selected")).toBe("true");
});

test("keys move, mark and extend", async () => {
  const { press, selection, el } = shown();
  await nextFrame();
  press("ArrowRight");
  press(" ");
  expect(selection.get("samples")).toEqual([2]);
  press("ArrowRight", { shiftKey: true });
  expect(selection.get("samples")).toEqual([2, 4]);
  expect((document.activeElement as HTMLElement).dataset["index"]).toBe("2");
  press("a", { ctrlKey: true });
  expect(selection.get("samples")).toHaveLength(6);
  press("Escape");
  expect(selection.get("samples")).toEqual([]);
  expect(el.querySelector('[role="dialog"]')!.hasAttribute("hidden")).toBe(true);
});

test("Home and End stay in the line, with Ctrl they go to the first and the last sample", async () => {
  const { press } = shown();
  await nextFrame();
  const active = () => (document.activeElement as HTMLElement).dataset["index"];
  const reached = (key: string, options?: KeyboardEventInit) => (press(key, options), active());
  for (let step = 0; step < 4; step++) press("ArrowRight");
  expect([reached("Home"), reached("Home", { ctrlKey: true })]).toEqual(["3", "0"]);
  expect([reached("End"), reached("End", { ctrlKey: true })]).toEqual(["2", "5"]);
});

test("a click opens a sample, arrows go on, Escape leads back to where one is", async () => {
  const { el, tiles } = shown();
  await nextFrame();
  tiles()[1]!.click();
  const dialog = el.querySelector<HTMLElement>('[role="dialog"]')!;
  expect(dialog.hidden).toBe(false);
  expect(dialog.querySelector("h3")!.textContent).toBe("s2");
  dialog.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true }));
  expect(dialog.querySelector("h3")!.textContent).toBe("s4");
  dialog.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
  expect(dialog.hidden).toBe(true);
  expect(document.activeElement).toBe(tiles()[2]);
});

test("what other views mark is marked here, or shown alone", async () => {
  const { model, selection, names, el } = shown();
  model.set("onlyMarked", true);
  await nextFrame();
  expect(names()).toEqual([]);
  expect(el.querySelector(".omx-empty")!.textContent).toMatch(/^Nothing is marked/);
  selection.set("samples", [5, 2]);
  await nextFrame();
  await nextFrame();
  expect(names()).toEqual(["s2", "s5"]);
});

test("channels are turned on and off, one always stays", () => {
  const { el, model } = shown();
  const [tsne, pca, umap] = el.querySelectorAll<HTMLElement>(".omx-channel");
  tsne!.click();
  umap!.click();
  pca!.click();
  expect(model.get("channels")).toEqual([1]);
  umap!.click();
  expect(model.get("channels")).toEqual([1, 2]);
});

test.each([
  ["no sample", { count: 0 }, 0],
  ["one pixel", { count: 1, side: 1 }, 1],
  ["one class", { levels: ["a"] }, 6],
  ["forty classes", { count: 40, levels: Array.from({ length: 40 }, (_, c) => `class ${c}`) }, undefined],
  ["five channels", { channels: ["a", "b", "c", "d", "e"] }, 6],
])("%s is shown", async (_, options, count) => {
  const { tiles } = shown(options);
  await nextFrame();
  if (count === undefined) expect(tiles().length).toBeGreaterThan(2);
  else expect(tiles()).toHaveLength(count);
});

test("a notebook saved without its pixels shows the still picture", () => {
  const { el } = shown({ change: { pixels: null, still: "<svg></svg>" } });
  expect(el.querySelector("img")!.src).toMatch(/^data:image\/svg/);
  expect(el.textContent).toContain("run the cell again");
});

test("pictures that are on the way are told, and drawn when they have come", async () => {
  const { el, images, tiles } = shown({ change: { pixels: undefined } });
  await nextFrame();
  expect(tiles()).toHaveLength(6);
  expect(el.textContent).toContain("their pictures are on the way");
  images.set("pixels", new Uint8Array(6 * 2 * 2 * 3));
  expect(el.textContent).not.toContain("on the way");
});

test("a view that has ended hears nothing more", async () => {
  const { model, selection, el } = shown();
  end.abort();
  expect([model.listeners, selection.listeners]).toEqual([0, 0]);
  const before = el.innerHTML;
  model.set("by", "");
  await nextFrame();
  expect(el.innerHTML).toBe(before);
});
