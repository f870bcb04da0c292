// Pictures of what is on the screen: kept to be looked at, and compared with a small reference where there is one.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { decode, encode } from "fast-png";

const references = fileURLToPath(new URL("references", import.meta.url));

/** A reference is as coarse as this: fonts and their smoothing differ between machines, what is where does not. */
const longestSide = 96;

/** Mean difference of a channel that still counts as the same picture, as a share of full scale. */
const meanTolerance = 0.03;
/** The same for the worst of 8 × 8 parts, so that a missing curve is not lost in a large white ground. */
const partTolerance = 0.2;
const parts = 8;

/**
 * @typedef {{ width: number, height: number, channels: 3, data: Uint8Array }} Small
 */

/** Rows and columns are averaged; transparency is laid on white. @returns {Small} */
export function shrink({ width, height, channels, data }) {
  const scale = Math.max(1, Math.max(width, height) / longestSide);
  const small = {
    width: Math.max(1, Math.round(width / scale)),
    height: Math.max(1, Math.round(height / scale)),
    channels: 3,
  };
  const out = new Uint8Array(small.width * small.height * 3);
  const edge = (i, from, to) => Math.floor((i * from) / to);
  for (let y = 0; y < small.height; y++)
    for (let x = 0; x < small.width; x++) {
      const sum = [0, 0, 0];
      let count = 0;
      for (let row = edge(y, height, small.height); row < edge(y + 1, height, small.height); row++)
        for (let column = edge(x, width, small.width); column < edge(x + 1, width, small.width); column++) {
          const at = (row * width + column) * channels;
          const alpha = channels === 4 ? data[at + 3] / 255 : 1;
          for (let c = 0; c < 3; c++) sum[c] += data[at + (channels < 3 ? 0 : c)] * alpha + 255 * (1 - alpha);
          count++;
        }
      for (let c = 0; c < 3; c++) out[(y * small.width + x) * 3 + c] = Math.round(sum[c] / count);
    }
  return { ...small, data: out };
}

/**
 * @param {Small} a @param {Small} b
 * @returns {{ mean: number, part: number }} share of full scale: over all, and in the part where it is worst; 1 for
 *   pictures of another shape (a tenth more or less is forgiven: a line of text may break elsewhere)
 */
export function difference(a, b) {
  const shape = (a.width / a.height / (b.width / b.height) - 1) ** 2;
  if (shape > 0.1 ** 2) return { mean: 1, part: 1 };
  const sums = new Float64Array(parts * parts);
  const counts = new Float64Array(parts * parts);
  for (let y = 0; y < a.height; y++)
    for (let x = 0; x < a.width; x++) {
      const part = Math.floor((y * parts) / a.height) * parts + Math.floor((x * parts) / a.width);
      const there = Math.floor((y * b.height) / a.height) * b.width + Math.floor((x * b.width) / a.width);
      for (let c = 0; c < 3; c++)
        sums[part] += Math.abs(a.data[(y * a.width + x) * 3 + c] - b.data[there * 3 + c]) / 255;
      counts[part] += 3;
    }
  const total = sums.reduce((sum, value) => sum + value, 0) / counts.reduce((sum, value) => sum + value, 0);
  return { mean: total, part: Math.max(...sums.map((sum, i) => (counts[i] ? sum / counts[i] : 0))) };
}

/**
 * Keeps a picture of an element or a page, and compares it with `references/NAME.png` where that is there.
 * REFRESH_REFERENCES=1 writes the references anew from what is seen; look at them before they are committed.
 *
 * @param {import("playwright-core").Locator | import("playwright-core").Page} what
 * @param {string} name
 * @param {{ folder: string, reference?: boolean, tolerance?: number }} options folder: where pictures are kept;
 *   reference: there has to be one
 * @returns {Promise<string>} the picture's file
 * @throws where it differs
 */
export async function capture(what, name, { folder, reference = false, tolerance = meanTolerance }) {
  const file = join(folder, `${name}.png`);
  mkdirSync(dirname(file), { recursive: true });
  const png = await what.screenshot({ animations: "disabled", caret: "hide" });
  writeFileSync(file, png);
  const kept = join(references, `${name}.png`);
  const seen = shrink(decode(png));
  if (process.env.REFRESH_REFERENCES === "1" && (reference || existsSync(kept))) {
    mkdirSync(dirname(kept), { recursive: true });
    writeFileSync(kept, encode(seen));
  } else if (existsSync(kept)) {
    const { mean, part } = difference(seen, decode(readFileSync(kept)));
    if (mean > tolerance || part > partTolerance)
      throw new Error(
        `${name} looks different: ${(100 * mean).toFixed(1)} % on average, ${(100 * part).toFixed(0)} % where it is worst. ` +
          `Seen: ${file}; expected: ${kept}. If it is right now: REFRESH_REFERENCES=1 node scripts/suites.mjs browser.`,
      );
  } else if (reference) {
    throw new Error(`${name} has no reference. Make it: REFRESH_REFERENCES=1 node scripts/suites.mjs browser.`);
  }
  return file;
}
