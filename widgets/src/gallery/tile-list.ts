import { element } from "../dom.js";
import { onFrame } from "../model.js";
import type { Caption } from "./caption.js";
import { type PlacedHeading, type PlacedTile, Places } from "./places.js";
import type { Group } from "./groups.js";
import type { Look } from "./paint-tile.js";
import type { TileCache } from "./tile-cache.js";

/** Milliseconds of a frame that painting may take; what is left follows in the next frames. */
const mostPainting = 7;

/** Below this side, tiles have no captions: there is no room for words. */
const leastCaptioned = 56;
const captionHeight = 34;
/** Room for the frame of a marked tile, as in the style sheet. */
const padding = 4;

/** What is seen of the content, in CSS pixels. */
interface Span {
  readonly top: number;
  readonly bottom: number;
}

/** What the list shows, and what it asks of its owner. */
export interface TileListOptions {
  /** Undefined while there are no pixels. */
  readonly cache: () => TileCache | undefined;
  readonly caption: (row: number) => Caption;
  readonly colour: (title: string) => string | undefined;
  readonly isMarked: (row: number) => boolean;
  readonly signal: AbortSignal;
}

/**
 * Thousands of pictures that scroll smoothly: only the lines in view and near it are there. The pictures of a line are one
 * canvas, painted once; captions and frames are elements over it, so that they can be read, selected and focused.
 */
export class TileList {
  readonly node = element("div", { class: "omx-tiles" });
  readonly #content = element("div", {
    class: "omx-tiles-content",
    role: "listbox",
    "aria-multiselectable": "true",
    "aria-label": "Samples",
  });
  readonly #options: TileListOptions;
  readonly #redraw: () => void;
  readonly #tiles = new Map<number, HTMLElement>();
  /** Lines by their height in the content. */
  readonly #lines = new Map<number, { readonly canvas: HTMLCanvasElement; painted: boolean }>();
  #headings: HTMLElement[] = [];
  #groups: readonly Group[] = [];
  #places = new Places([], { width: 1, size: 1, caption: 0 });
  #size = 96;
  #active = 0;
  /** What is there, in CSS pixels of the content. */
  #drawn = { top: 0, bottom: 0 };

  constructor(options: TileListOptions) {
    this.#options = options;
    this.#redraw = onFrame(() => this.#draw(), options.signal);
    this.node.append(this.#content);
    this.node.addEventListener("scroll", () => this.#scrolled(), { signal: options.signal, passive: true });
    options.signal.addEventListener("abort", () => options.cache()?.clear(), { once: true });
    if (typeof ResizeObserver !== "undefined") {
      const observer = new ResizeObserver(() => this.#place());
      observer.observe(this.node);
      options.signal.addEventListener("abort", () => observer.disconnect(), { once: true });
    }
  }

  get places(): Places {
    return this.#places;
  }

  /** Place of the tile that the keyboard is at. */
  get active(): number {
    return this.#active;
  }

  show(groups: readonly Group[]): void {
    const row = this.#places.order[this.#active];
    this.#groups = groups;
    this.#place();
    this.#active = Math.max(0, row === undefined ? 0 : this.#places.order.indexOf(row));
    this.#forgetTiles();
  }

  look(look: Look, size: number): void {
    this.#options.cache()?.use(look, Math.min(size, this.node.clientWidth || size) * devicePixelRatio);
    if (size !== this.#size) {
      this.#size = size;
      this.#place();
      this.#forgetTiles();
    }
    this.#redrawAll();
  }

  /** Marks may have changed. */
  markAgain(): void {
    for (const [index, tile] of this.#tiles) this.#setMark(tile, this.#places.order[index]!);
  }

  /** Moves the keyboard to a tile and brings it into view. */
  activate(index: number, { focus = true } = {}): void {
    if (this.#places.order.length === 0) return;
    this.#active = Math.min(this.#places.order.length - 1, Math.max(0, index));
    const { y } = this.#places.at(this.#active);
    const bottom = this.#places.bottomOf(this.#active);
    if (y < this.node.scrollTop) this.node.scrollTop = y - 34;
    else if (bottom > this.node.scrollTop + this.node.clientHeight)
      this.node.scrollTop = bottom - this.node.clientHeight + 4;
    this.#draw();
    if (focus) this.#tiles.get(this.#active)?.focus({ preventScroll: true });
  }

  /** The place of the tile that an event happened in. */
  indexOf(target: EventTarget | null): number | undefined {
    const tile = (target as Element | null)?.closest<HTMLElement>(".omx-tile");
    return tile ? Number(tile.dataset["index"]) : undefined;
  }

  #place(): void {
    const width = Math.max(1, (this.node.clientWidth || 640) - 2 * padding);
    const caption = this.#size >= leastCaptioned ? captionHeight : 4;
    this.#places = new Places(this.#groups, { width, size: this.#size, caption });
    this.#content.style.height = `${this.#places.height}px`;
    this.node.classList.toggle("omx-bare", this.#size < leastCaptioned);
    this.#forgetTiles();
    this.#redrawAll();
  }

  #forgetTiles(): void {
    const focused = this.#content.contains(document.activeElement);
    for (const tile of this.#tiles.values()) tile.remove();
    for (const { canvas } of this.#lines.values()) canvas.remove();
    this.#tiles.clear();
    this.#lines.clear();
    this.#redrawAll();
    if (focused) this.activate(this.#active);
  }

  #redrawAll(): void {
    for (const line of this.#lines.values()) line.painted = false;
    this.#redraw();
  }

  #window(): Span {
    const top = this.node.scrollTop;
    return { top, bottom: top + (this.node.clientHeight || 480) };
  }

  #scrolled(): void {
    const { top, bottom } = this.#window();
    const covered = this.#drawn.top <= top && Math.min(bottom, this.#places.height) <= this.#drawn.bottom;
    if (!covered) this.#redraw();
  }

  #draw(): void {
    // Read before anything is written, so that the browser does not lay out twice.
    const seen = this.#window();
    const { top, bottom } = seen;
    const margin = Math.round((bottom - top) / 2);
    const from = Math.max(0, top - margin);
    const to = Math.min(this.#places.height, bottom + margin);
    const { tiles, headings } = this.#places.between(from, to);
    this.#showElements(tiles, headings);
    this.#drawn = { top: from, bottom: to };
    const cache = this.#options.cache();
    if (cache && !this.#paint(cache, tiles, seen)) this.#redraw();
  }

  /** Paints what time allows, what is seen before what is near; false when something is left. */
  #paint(cache: TileCache, tiles: readonly PlacedTile[], seen: Span): boolean {
    const lines = new Map<number, PlacedTile[]>();
    for (const tile of tiles) lines.set(tile.y, [...(lines.get(tile.y) ?? []), tile]);
    for (const [y, { canvas }] of this.#lines)
      if (!lines.has(y)) {
        canvas.remove();
        this.#lines.delete(y);
      }
    const until = performance.now() + mostPainting;
    for (const [y, own] of inViewFirst(lines, seen)) {
      if (this.#lines.get(y)?.painted) continue;
      if (performance.now() > until) return false;
      this.#paintLine(cache, y, own);
    }
    return true;
  }

  #paintLine(cache: TileCache, y: number, tiles: readonly PlacedTile[]): void {
    const { size } = this.#places;
    const ratio = devicePixelRatio;
    const line = this.#lines.get(y) ?? { canvas: element("canvas", { "aria-hidden": "true" }), painted: false };
    line.painted = true;
    const { canvas } = line;
    const width = tiles.at(-1)!.x + size;
    Object.assign(canvas, { width: Math.round(width * ratio), height: Math.round(size * ratio) });
    Object.assign(canvas.style, { width: `${width}px`, height: `${size}px`, transform: `translateY(${y}px)` });
    const context = canvas.getContext("2d");
    for (const { row, x } of tiles) {
      const picture = context && cache.get(row);
      if (!picture) break;
      const scale = size / Math.max(picture.width, picture.height);
      const [w, h] = [picture.width * scale, picture.height * scale];
      context.imageSmoothingEnabled = scale * ratio < 1;
      context.drawImage(
        picture,
        Math.round((x + (size - w) / 2) * ratio),
        Math.round(((size - h) / 2) * ratio),
        Math.max(1, Math.round(w * ratio)),
        Math.max(1, Math.round(h * ratio)),
      );
    }
    if (!this.#lines.has(y)) this.#content.prepend(canvas);
    this.#lines.set(y, line);
  }

  #showElements(tiles: readonly PlacedTile[], headings: readonly PlacedHeading[]): void {
    const count = this.#places.order.length;
    const shown = new Map(tiles.map((tile) => [tile.index, tile]));
    if (count > 0 && !shown.has(this.#active)) shown.set(this.#active, this.#places.at(this.#active));
    for (const [index, tile] of this.#tiles)
      if (!shown.has(index)) {
        tile.remove();
        this.#tiles.delete(index);
      }
    const added = [...shown.values()].filter(({ index }) => !this.#tiles.has(index));
    for (const tile of added) this.#tiles.set(tile.index, this.#tile(tile, count));
    for (const [index, tile] of this.#tiles) tile.tabIndex = index === this.#active ? 0 : -1;
    for (const heading of this.#headings) heading.remove();
    this.#headings = headings.map((each) => this.#heading(each));
    this.#content.append(...this.#headings, ...added.map(({ index }) => this.#tiles.get(index)!));
  }

  #tile({ index, row, x, y }: PlacedTile, count: number): HTMLElement {
    const { name, verdict, spoken, right } = this.#options.caption(row);
    const tile = element(
      "div",
      {
        class: "omx-tile",
        role: "option",
        "data-index": index,
        "aria-posinset": index + 1,
        "aria-setsize": count,
        "aria-label": spoken ? `${name}, ${spoken}` : name,
        title: verdict ? `${name}\n${verdict}` : name,
      },
      element("div", { class: "omx-tile-picture" }),
      element("div", { class: "omx-tile-name", dir: "auto" }, name),
      element(
        "div",
        { class: right === false ? "omx-tile-verdict omx-wrong" : "omx-tile-verdict", dir: "auto" },
        verdict,
      ),
    );
    tile.style.transform = `translate(${x}px, ${y}px)`;
    tile.style.width = `${this.#places.size}px`;
    tile.style.setProperty("--side", `${this.#places.size}px`);
    this.#setMark(tile, row);
    return tile;
  }

  #setMark(tile: HTMLElement, row: number): void {
    tile.setAttribute("aria-selected", String(this.#options.isMarked(row)));
  }

  #heading({ title, count, y }: PlacedHeading): HTMLElement {
    const colour = this.#options.colour(title);
    const swatch = element("span", { class: "omx-swatch", "aria-hidden": "true" });
    if (colour) swatch.style.background = colour;
    const heading = element(
      "div",
      { class: "omx-tiles-heading", role: "presentation", title },
      ...(colour ? [swatch] : []),
      element("span", { class: "omx-tiles-title", dir: "auto" }, title),
      element("span", { class: "omx-tiles-count" }, String(count)),
    );
    heading.style.transform = `translateY(${y}px)`;
    return heading;
  }
}

/** What is seen comes before what is near. */
function inViewFirst<Line>(lines: ReadonlyMap<number, Line>, seen: Span): [number, Line][] {
  const far = (y: number) => Math.max(0, seen.top - y, y - seen.bottom);
  return [...lines].sort(([a], [b]) => far(a) - far(b) || a - b);
}
