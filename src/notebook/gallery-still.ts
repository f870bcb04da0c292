import { html, type Html } from "../report/html.js";
import { count, counted, percent } from "../report/numbers.js";
import { type Drawable, sampleTile, type TileLook } from "./sample-tile.js";
import type { ColumnState, GalleryState } from "./state.js";
import { cut } from "./shared/cut.js";
import { still } from "./still.js";

/** Longest side of a picture, in pixels; larger images are averaged down. */
const side = 96;
const pitch = side + 12;
const captionHeight = 32;
const headingHeight = 26;
const margin = 12;
/** For the line that says how many are not shown. */
const moreWidth = 64;
/** Pictures in a row, groups, and pictures in all: what a notebook carries should stay small. */
const mostInRow = 6;
const mostGroups = 12;
const mostPictures = 36;

/** What a gallery's still picture tells of the samples. */
export interface StillSamples {
  readonly names: readonly string[];
  readonly columns: readonly ColumnState[];
  /** Only these rows; undefined = all. */
  readonly marked: readonly number[] | undefined;
}

type Look = TileLook & Pick<GalleryState, "by">;

/** The first few images of each group with their captions, as one SVG. */
export function galleryStill(images: Drawable, samples: StillSamples, look: Look, description: string): string {
  const groups = groupsOf(samples, look.by);
  const shown = groups.slice(0, mostGroups);
  const each = Math.max(2, Math.min(mostInRow, Math.floor(mostPictures / Math.max(1, shown.length))));
  const parts: Html[] = [];
  let y = margin;
  for (const { title, rows } of shown) {
    parts.push(
      html`<text x="${margin}" y="${y + 15}" font-weight="600"
        >${cut(title, 80)} (${counted(rows.length, "image")})</text
      >`,
    );
    y += headingHeight;
    parts.push(...tiles(images, samples, look, rows.slice(0, each), y));
    const more = rows.length - each;
    if (more > 0)
      parts.push(
        html`<text x="${margin + each * pitch}" y="${y + side / 2}" font-size="11">and ${count(more)}</text
          ><text x="${margin + each * pitch}" y="${y + side / 2 + 14}" font-size="11">not shown</text>`,
      );
    y += side + captionHeight + 8;
  }
  const left = groups.length - shown.length;
  const note =
    groups.length === 0 ? "There are no images to show." : left > 0 ? `… and ${counted(left, "further group")}.` : "";
  if (note !== "") {
    parts.push(html`<text x="${margin}" y="${y + 15}">${note}</text>`);
    y += headingHeight;
  }
  const wide = (rows: readonly number[]) => Math.min(each, rows.length) * pitch + (rows.length > each ? moreWidth : 0);
  const width = 2 * margin + Math.max(3 * pitch, ...shown.map(({ rows }) => wide(rows)));
  return still({ width, height: y }, description, parts);
}

function tiles(images: Drawable, samples: StillSamples, look: Look, rows: readonly number[], y: number): Html[] {
  return rows.map((row, i) => {
    const x = margin + i * pitch;
    const [name, said] = captionOf(samples, row);
    return html`<image
        href="${sampleTile(images, row, look, side)}"
        x="${x}"
        y="${y}"
        width="${side}"
        height="${side}"
        style="image-rendering: pixelated"
      /><text x="${x}" y="${y + side + 13}" font-size="11">${cut(name, 16)}</text
      ><text x="${x}" y="${y + side + 26}" font-size="10">${cut(said, 16)}</text>`;
  });
}

function groupsOf({ names, columns, marked }: StillSamples, by: string): { title: string; rows: number[] }[] {
  const wanted = marked ? [...marked].sort((a, b) => a - b) : names.map((_, row) => row);
  const column = columns.find((each) => each.name === by && "levels" in each);
  if (!column || !("levels" in column)) return wanted.length > 0 ? [{ title: "All samples", rows: wanted }] : [];
  const codes = column.codes as Int32Array;
  const titles = [...column.levels, "not known"];
  const groups = titles.map((title): { title: string; rows: number[] } => ({ title, rows: [] }));
  for (const row of wanted) groups[codes[row]! < 0 ? titles.length - 1 : codes[row]!]!.rows.push(row);
  return groups.filter(({ rows }) => rows.length > 0);
}

function captionOf({ names, columns }: StillSamples, row: number): [name: string, said: string] {
  const level = (name: string) => {
    const column = columns.find((each) => each.name === name);
    return column && "levels" in column ? column.levels[(column.codes as Int32Array)[row]!] : undefined;
  };
  const [truth, predicted] = [level("truth"), level("predicted")];
  if (predicted === undefined) return [names[row]!, ""];
  const confidence = columns.find((each) => each.name === "confidence");
  const sure = confidence && "numbers" in confidence ? ` ${percent((confidence.numbers as Float32Array)[row])}` : "";
  return [names[row]!, `${truth === predicted ? "✓" : "✗"}${sure} ${predicted}`];
}
