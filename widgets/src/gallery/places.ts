import type { Group } from "./groups.js";

/** Sizes in CSS pixels. */
export interface Measures {
  /** Of the room that the tiles fill. */
  readonly width: number;
  /** Side of a picture. */
  readonly size: number;
  /** Height of the lines under it. */
  readonly caption: number;
}

export interface PlacedTile {
  /** Place in the order of display, from 0. */
  readonly index: number;
  readonly row: number;
  readonly x: number;
  readonly y: number;
}

export interface PlacedHeading {
  readonly title: string;
  readonly count: number;
  readonly y: number;
}

const gap = 8;
export const headingHeight = 30;

/** Where each tile of a list stands, without a place in memory for each: thousands are as quick as ten. */
export class Places {
  /** Rows of the samples in the order of display. */
  readonly order: Int32Array;
  readonly columns: number;
  readonly size: number;
  readonly height: number;
  readonly #groups: readonly { title: string; first: number; count: number; y: number }[];
  readonly #pitch: number;
  readonly #linePitch: number;

  constructor(groups: readonly Group[], { width, size, caption }: Measures) {
    this.size = Math.max(1, Math.min(size, Math.floor(width)));
    this.columns = Math.max(1, Math.floor((width + gap) / (this.size + gap)));
    this.#pitch = this.size + gap;
    this.#linePitch = this.size + caption + gap;
    this.order = Int32Array.from(groups.flatMap(({ rows }) => rows));
    let [first, y] = [0, 0];
    this.#groups = groups.map(({ title, rows }) => {
      const group = { title, first, count: rows.length, y };
      first += rows.length;
      y += headingHeight + Math.ceil(rows.length / this.columns) * this.#linePitch;
      return group;
    });
    this.height = y;
  }

  /** Left upper corner of a tile. */
  at(index: number): PlacedTile {
    const group = this.#groups[this.#groupOf(index)]!;
    const within = index - group.first;
    return {
      index,
      row: this.order[index]!,
      x: (within % this.columns) * this.#pitch,
      y: group.y + headingHeight + Math.floor(within / this.columns) * this.#linePitch,
    };
  }

  /** Lower end of a tile with its caption. */
  bottomOf(index: number): number {
    return this.at(index).y + this.#linePitch - gap;
  }

  /** What is seen between two heights. */
  between(top: number, bottom: number): { readonly tiles: PlacedTile[]; readonly headings: PlacedHeading[] } {
    const tiles: PlacedTile[] = [];
    const headings: PlacedHeading[] = [];
    for (const { title, first, count, y } of this.#groups) {
      const start = y + headingHeight;
      const end = start + Math.ceil(count / this.columns) * this.#linePitch;
      if (end < top || y > bottom) continue;
      if (start >= top) headings.push({ title, count, y });
      const firstLine = Math.max(0, Math.floor((top - start) / this.#linePitch));
      const lastLine = Math.floor((bottom - start) / this.#linePitch);
      const last = Math.min(count, (lastLine + 1) * this.columns);
      for (let i = firstLine * this.columns; i < last; i++) tiles.push(this.at(first + i));
    }
    return { tiles, headings };
  }

  /** The tile above or below, in the nearest column, across groups; the same one at the ends. */
  vertical(index: number, lines: number): number {
    let now = index;
    for (let step = 0; step < Math.abs(lines); step++) now = this.#nextLine(now, Math.sign(lines));
    return now;
  }

  /** The first tile of the tile's line: each group begins a new one. */
  lineStart(index: number): number {
    const { first } = this.#groups[this.#groupOf(index)]!;
    return index - ((index - first) % this.columns);
  }

  lineEnd(index: number): number {
    const { first, count } = this.#groups[this.#groupOf(index)]!;
    return Math.min(first + count, this.lineStart(index) + this.columns) - 1;
  }

  #nextLine(index: number, direction: number): number {
    const g = this.#groupOf(index);
    const { first, count } = this.#groups[g]!;
    const within = index - first;
    const column = within % this.columns;
    const line = Math.floor(within / this.columns) + direction;
    if (line >= 0 && line * this.columns < count) return first + Math.min(count - 1, line * this.columns + column);
    const next = this.#groups[g + direction];
    if (!next) return index;
    const nextLine = direction > 0 ? 0 : Math.ceil(next.count / this.columns) - 1;
    return next.first + Math.min(next.count - 1, nextLine * this.columns + column);
  }

  /** By halves: the last group that begins at or before the tile. */
  #groupOf(index: number): number {
    let [low, high] = [0, this.#groups.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#groups[middle]!.first <= index) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
