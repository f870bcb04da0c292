import type { Charts } from "./vega.js";

/** About how far a character advances in the wider ones of the usual sans-serif fonts (DejaVu Sans), in font sizes. */
function advance(character: string): number {
  if (/[il.,:;'|! ]/.test(character)) return 0.32;
  if (/\p{Lu}/u.test(character)) return 0.69;
  // Signs of East Asian scripts and emoji fill a square.
  return character > "\u2e7f" ? 1 : 0.6;
}

/**
 * Without a canvas Vega takes a character to be 0.8 of the font size wide: labels would be cut far too early and stand in
 * too wide a margin. Vega keeps the function in one object that all charts share, so it is set once.
 */
export function useSansSerifWidths({ textMetrics }: Pick<Charts, "textMetrics">): void {
  textMetrics.width = ({ fontSize = 11, limit }, text) =>
    // A text that is cut takes no more room than its limit; a little more tells Vega that it has to be cut.
    Math.min(fontSize * textWidth(String(text ?? "")), limit ? limit + 1 : Infinity);
}

/** About how wide a text is, in font sizes. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += advance(character);
  return width;
}
