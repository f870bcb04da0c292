import type { ImageSize } from "../encoder.js";
import { GLYPH } from "./digit-font.js";

/** Where each number is written, and how large its letters are. */
export interface TextBoxes {
  readonly left: Uint16Array;
  readonly top: Uint16Array;
  /** Pixels a pixel of a glyph. */
  readonly scale: Uint16Array;
}

/** "equal": all of one size; "ranked": the first seventh three times as large as the last four, the two after it twice. */
export type TextSize = "equal" | "ranked";

/** Pixels of a glyph between texts, beside the one behind each letter, so that they do not run into one another. */
const APART = 2;

/** Pixels that a text of this scale needs, with the blank ones behind and below it. */
export function boxOf(letters: number, scale: number): { across: number; down: number } {
  return { across: (letters * (GLYPH.width + 1) + APART) * scale, down: (GLYPH.height + 1) * scale };
}

/**
 * The boxes of `count` texts in lines from the top, as large as they can be; lines share the height that is left.
 *
 * @returns undefined where there is no room for them
 */
export function textBoxes(count: number, letters: number, size: ImageSize, by: TextSize): TextBoxes | undefined {
  let found: TextBoxes | undefined;
  for (let scale = 1; ; scale++) {
    const larger = boxesOf(count, letters, size, by, scale);
    if (!larger) break;
    found = larger;
  }
  return found && spread(found, size.height);
}

/** Most texts that there is room for. */
export function roomForTexts(letters: number, size: ImageSize, by: TextSize): number {
  const { across, down } = boxOf(letters, 1);
  let [least, most] = [0, Math.floor(size.width / across) * Math.floor(size.height / down)];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (boxesOf(middle, letters, size, by, 1)) least = middle;
    else most = middle - 1;
  }
  return least;
}

/** The smallest side of a square, in steps of 8, with room for so many. */
export function sideForTexts(count: number, letters: number, by: TextSize): number {
  let side = 8;
  while (roomForTexts(letters, { height: side, width: side }, by) < count) side += 8;
  return side;
}

/** The lines moved apart, so that no part of the image stays blank for long. */
function spread({ left, top, scale }: TextBoxes, height: number): TextBoxes {
  const lines = [...new Set(top)];
  const end = top.reduce((most, at, k) => Math.max(most, at + boxOf(1, scale[k]!).down), 0);
  const gap = Math.floor((height - end) / lines.length);
  return { left, top: top.map((at) => at + lines.indexOf(at) * gap), scale };
}

function boxesOf(
  count: number,
  letters: number,
  { height, width }: ImageSize,
  by: TextSize,
  base: number,
): TextBoxes | undefined {
  const boxes = { left: new Uint16Array(count), top: new Uint16Array(count), scale: new Uint16Array(count) };
  let [left, top, line] = [0, 0, 0];
  for (let k = 0; k < count; k++) {
    const scale = base * (by === "equal" || 7 * k >= 3 * count ? 1 : 7 * k >= count ? 2 : 3);
    const { across, down } = boxOf(letters, scale);
    if (left + across > width) [left, top, line] = [0, top + line, 0];
    if (across > width || top + down > height) return undefined;
    [boxes.left[k], boxes.top[k], boxes.scale[k]] = [left, top, scale];
    left += across;
    line = Math.max(line, down);
  }
  return boxes;
}
