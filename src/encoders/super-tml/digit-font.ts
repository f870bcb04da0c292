/** Pixels of a glyph across and down, without the blank one behind and below it. */
export const GLYPH = { width: 3, height: 5 } as const;

/** What numbers are written with, each row of a glyph from top to bottom. */
const glyphs: Readonly<Record<string, string>> = {
  "0": "### #.# #.# #.# ###",
  "1": ".#. ##. .#. .#. ###",
  "2": "### ..# ### #.. ###",
  "3": "### ..# .## ..# ###",
  "4": "#.# #.# ### ..# ..#",
  "5": "### #.. ### ..# ###",
  "6": "### #.. ### #.# ###",
  "7": "### ..# .#. .#. .#.",
  "8": "### #.# ### #.# ###",
  "9": "### #.# ### ..# ###",
  "-": "... ... ### ... ...",
  ".": "... ... ... ... .#.",
  e: "... ### ##. #.. ###",
};

/** The lit pixels of each glyph, as x and y in turn. */
const lit: ReadonlyMap<string, readonly number[]> = new Map(
  Object.entries(glyphs).map(([letter, rows]) => [
    letter,
    rows.split(" ").flatMap((row, y) => Array.from(row).flatMap((dot, x) => (dot === "#" ? [x, y] : []))),
  ]),
);

/**
 * A number in at most `longest` letters: with as many of the wanted decimals as there is room for, else as a power of ten,
 * of which what does not fit is cut off.
 */
export function numberText(value: number, decimals: number, longest: number): string {
  for (let kept = decimals; kept >= 0; kept--) {
    const text = value.toFixed(kept).replace(/^-(?=[0.]*$)/, "");
    if (text.length <= longest && !text.includes("e")) return text;
  }
  return value.toExponential(0).replace("+", "").slice(0, longest);
}

/** Writes a text into an image of one channel; each pixel of a glyph is a square of `scale` pixels of brightness 1. */
export function writeText(
  text: string,
  left: number,
  top: number,
  scale: number,
  image: Float32Array,
  width: number,
): void {
  for (let letter = 0; letter < text.length; letter++) {
    const dots = lit.get(text[letter]!)!;
    const start = left + letter * (GLYPH.width + 1) * scale;
    for (let dot = 0; dot < dots.length; dot += 2)
      for (let y = 0; y < scale; y++) {
        const from = (top + dots[dot + 1]! * scale + y) * width + start + dots[dot]! * scale;
        image.fill(1, from, from + scale);
      }
  }
}
