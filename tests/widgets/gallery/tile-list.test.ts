/** @jest-environment jsdom */
import { expect, test } from "@jest/globals";
import { TileList } from "../../../widgets/src/gallery/tile-list.js";
import { nextFrame } from "../fake-model.js";

const caption = (row: number) => ({ name: `s${row}`, verdict: "", spoken: "", right: undefined });
const groupOf = (title: string, first: number, count: number) => ({
  title,
  rows: Array.from({ length: count }, (_, i) => first + i),
});

function shown(count: number, marked = new Set<number>()) {
  const end = new AbortController();
  const list = new TileList({
    cache: () => undefined,
    caption,
    colour: (title) => (title === "a" ? "#0072B2" : undefined),
    isMarked: (row) => marked.has(row),
    signal: end.signal,
  });
  document.body.replaceChildren(list.node);
  list.show([groupOf("a", 0, count)]);
  const tiles = () => [...list.node.querySelectorAll<HTMLElement>(".omx-tile")];
  return { list, tiles, end };
}

test("of ten thousand samples only those in view and near it are there, and the one with the keyboard", async () => {
  const { list, tiles } = shown(10_000);
  await nextFrame();
  expect(tiles().length).toBeLessThan(60);
  expect(tiles()[0]!.getAttribute("aria-setsize")).toBe("10000");
  list.node.scrollTop = 50_000;
  list.node.dispatchEvent(new Event("scroll"));
  await nextFrame();
  const indices = tiles().map(({ dataset }) => Number(dataset["index"]));
  expect(indices).toContain(0);
  expect(indices.filter((index) => index > 1000).length).toBeGreaterThan(10);
  expect(tiles().filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
});

test("the keyboard stays with its sample when groups change", () => {
  const { list } = shown(6);
  list.activate(3);
  list.show([groupOf("b", 3, 3), groupOf("a", 0, 3)]);
  expect(list.places.order[list.active]).toBe(3);
  list.show([groupOf("b", 0, 2)]);
  expect(list.active).toBe(0);
});

test("marks are shown, and shown again", () => {
  const marked = new Set([1]);
  const { list, tiles } = shown(3, marked);
  list.activate(0);
  expect(tiles().map((tile) => tile.getAttribute("aria-selected"))).toEqual(["false", "true", "false"]);
  marked.clear();
  list.markAgain();
  expect(tiles().some((tile) => tile.getAttribute("aria-selected") === "true")).toBe(false);
});

test("small pictures have no captions, the index of a tile is found from what was hit in it", () => {
  const { list, tiles } = shown(3);
  list.look({ channels: [0], table: new Uint8Array(768), contrast: [0, 255] }, 32);
  list.activate(1);
  expect(list.node.classList.contains("omx-bare")).toBe(true);
  expect(list.indexOf(tiles()[2]!.firstElementChild)).toBe(2);
  expect(list.indexOf(list.node)).toBeUndefined();
});
