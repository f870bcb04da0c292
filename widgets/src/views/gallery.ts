import type { ColumnState, GalleryState } from "../../../src/notebook/state.js";
import { bytes } from "../binary.js";
import { element } from "../dom.js";
import { Captions } from "../gallery/caption.js";
import { galleryControls } from "../gallery/controls.js";
import { Enlarged } from "../gallery/enlarged.js";
import { groupsOf } from "../gallery/groups.js";
import { extended, toggled } from "../gallery/marks.js";
import type { Look, Pixels } from "../gallery/paint-tile.js";
import { TileCache } from "../gallery/tile-cache.js";
import { TileList } from "../gallery/tile-list.js";
import { change, listen, onFrame, type Stage } from "../model.js";

/** Samples' pictures in groups. A click opens one large, with Ctrl or Shift it marks; keys do the same. */
export function renderGallery({ model, el, signal }: Stage<GalleryState>): void {
  const [samples, images, selection] = [model.get("samples"), model.get("images"), model.get("selection")];
  const captions = new Captions(samples);
  const groupings = [...samples.get("columns"), ...model.get("ranges")].filter((column) => "levels" in column);
  const colours = samples.get("colours");
  let pixels = pixelsOf();
  let cache = pixels && new TileCache(pixels);
  let marked = new Set(selection.get("samples"));
  let anchor = 0;

  const list = new TileList({
    cache: () => cache,
    caption: (row) => captions.of(row),
    colour: (title) => (Object.hasOwn(colours, title) ? colours[title] : undefined),
    isMarked: (row) => marked.has(row),
    signal,
  });
  const large = new Enlarged({
    pixels: () => pixels,
    channels: images.get("channels"),
    low: images.get("low"),
    high: images.get("high"),
    caption: (row) => captions.of(row),
    facts: (row) => captions.all(row),
    isMarked: (row) => marked.has(row),
    toggle: (row) => mark(toggled([...marked], row)),
    neighbour: (row, step) => list.places.order[list.places.order.indexOf(row) + step],
    closed,
    signal,
  });
  const bar = galleryControls(
    model,
    groupings.map(({ name }) => name),
    images.get("channels"),
    signal,
  );
  const note = element("p", { class: "omx-note", "aria-live": "polite" });
  const clear = element("button", { type: "button" }, "Clear marks");
  const empty = element("p", { class: "omx-empty" });
  const foot = element("div", { class: "omx-foot" }, note, clear);
  el.classList.add("omx-gallery");
  el.append(bar, element("div", { class: "omx-gallery-body" }, list.node, empty), foot, large.node);
  // Large buffers are not saved in notebooks.
  if (images.get("pixels") === null) el.replaceChildren(...lost(model.get("still")));

  const regroup = onFrame(showGroups, signal);
  const relook = onFrame(showLook, signal);
  for (const name of ["by", "onlyMarked"] as const) listen(model, `change:${name}`, regroup, signal);
  for (const name of ["channels", "colourMap", "contrast", "size"] as const)
    listen(model, `change:${name}`, relook, signal);
  listen(selection, "change:samples", marksChanged, signal);
  listen(images, "change:pixels", pixelsCame, signal);
  list.node.addEventListener("click", clicked, { signal });
  // With Shift, the browser would select all words between.
  list.node.addEventListener("mousedown", (event) => event.shiftKey && event.preventDefault(), { signal });
  list.node.addEventListener("keydown", pressed, { signal });
  clear.addEventListener("click", () => mark([]), { signal });
  showLook();
  showGroups();

  function pixelsOf(): Pixels | undefined {
    const [height, width, data] = [images.get("height"), images.get("width"), images.get("pixels")];
    return ArrayBuffer.isView(data) && data.byteLength > 0
      ? { bytes: bytes(data), height, width, depth: images.get("channels").length }
      : undefined;
  }

  function pixelsCame(): void {
    pixels = pixelsOf();
    cache?.clear();
    cache = pixels && new TileCache(pixels);
    showLook();
    tell();
  }

  function showGroups(): void {
    const column: ColumnState | undefined = groupings.find(({ name }) => name === model.get("by"));
    const only = model.get("onlyMarked") ? marked : undefined;
    const groups = groupsOf(column, samples.get("names").length, only);
    list.show(groups);
    anchor = list.active;
    empty.hidden = groups.length > 0;
    empty.textContent = only
      ? "Nothing is marked. Mark samples here or in another view, or turn “Only marked” off."
      : "There are no samples.";
    tell();
  }

  function lookNow(): Look {
    const map =
      model.get("colourMaps").find(({ name }) => name === model.get("colourMap")) ?? model.get("colourMaps")[0];
    return {
      channels: model.get("channels"),
      table: map ? bytes(map.colours) : new Uint8Array(3 * 256),
      contrast: model.get("contrast"),
    };
  }

  function showLook(): void {
    const look = lookNow();
    list.look(look, model.get("size"));
    large.update(look);
  }

  function marksChanged(): void {
    marked = new Set(selection.get("samples"));
    if (model.get("onlyMarked")) regroup();
    list.markAgain();
    large.update(lookNow());
    tell();
  }

  function tell(): void {
    const [count, missing] = [list.places.order.length, images.get("missing")];
    const parts = [
      `${count} ${count === 1 ? "sample" : "samples"}`,
      pixels || count === 0 ? "" : "their pictures are on the way",
      marked.size > 0
        ? `${marked.size} marked`
        : "click or Enter opens a sample, Ctrl-click or Space marks it, with Shift up to there",
      missing > 0 ? `${missing} pixels were no number and are drawn as the least` : "",
    ];
    note.textContent = parts.filter((part) => part !== "").join("; ");
    clear.disabled = marked.size === 0;
  }

  function mark(rows: readonly number[]): void {
    change(selection, "samples", rows);
  }

  function clicked(event: MouseEvent): void {
    const index = list.indexOf(event.target);
    const plain = !event.shiftKey && !event.ctrlKey && !event.metaKey;
    // Who selects a caption's text does not want to open it.
    if (index === undefined || (plain && el.ownerDocument.getSelection()?.type === "Range")) return;
    if (event.shiftKey) mark(extended([...marked], list.places.order, anchor, index));
    else if (event.ctrlKey || event.metaKey) mark(toggled([...marked], list.places.order[index]!));
    list.activate(index);
    if (!event.shiftKey) anchor = index;
    if (plain) open(index);
  }

  function open(index: number): void {
    const row = list.places.order[index];
    if (row === undefined) return;
    for (const part of [bar, list.node, foot]) part.inert = true;
    large.open(row, lookNow());
  }

  function closed(row: number): void {
    for (const part of [bar, list.node, foot]) part.inert = false;
    list.activate(Math.max(0, list.places.order.indexOf(row)));
  }

  function pressed(event: KeyboardEvent): void {
    const { order } = list.places;
    const now = list.active;
    const page = Math.max(1, Math.floor((list.node.clientHeight || 480) / (list.places.size + 40)));
    const steps: Record<string, () => number> = {
      ArrowLeft: () => now - 1,
      ArrowRight: () => now + 1,
      ArrowUp: () => list.places.vertical(now, -1),
      ArrowDown: () => list.places.vertical(now, 1),
      PageUp: () => list.places.vertical(now, -page),
      PageDown: () => list.places.vertical(now, page),
      Home: () => (event.ctrlKey ? 0 : list.places.lineStart(now)),
      End: () => (event.ctrlKey ? order.length - 1 : list.places.lineEnd(now)),
    };
    const step = steps[event.key];
    if (order.length === 0 || event.altKey) return;
    if (step) {
      list.activate(step());
      if (event.shiftKey) mark(extended([...marked], order, anchor, list.active));
      else anchor = list.active;
    } else if (event.key === "Enter") open(now);
    else if (event.key === " ") mark(toggled([...marked], order[now]!));
    else if (event.key === "a" && (event.ctrlKey || event.metaKey)) mark([...order]);
    else if (event.key === "Escape" && marked.size > 0) mark([]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

/** What a notebook shows that was saved without the pixels. */
function lost(still: string): HTMLElement[] {
  const words = element("p", { class: "omx-note" }, "A still picture: run the cell again for the gallery.");
  if (still === "") return [words];
  const picture = element("img", { alt: "The gallery as it was when its cell ran" });
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(still)}`;
  return [picture, words];
}
