import { alikeGroups, type RankComparison } from "../evaluate/friedman.js";
import { type Html, html } from "./html.js";
import { counted, probability } from "./numbers.js";
import { textWidth } from "./text-width.js";

/** Sizes in pixels. */
const axis = 380;
const pitch = 18;
const font = 12;
const gap = 12;

/** What stands below the picture. */
export function readingOfRanks(blocks: "folds" | "data sets"): string {
  const honest =
    blocks === "folds"
      ? " The blocks are folds of one data set, which share training samples: Demšar's test wants independent data sets, and finds differences too easily here. Read it as a picture, and the corrected t-test as the test."
      : "";
  return `Mean ranks, 1 = best (Friedman 1937); methods under one bar differ by less than the critical difference (Nemenyi, 5 %; Demšar 2006).${honest}`;
}

/**
 * A critical-difference picture: methods on an axis of mean ranks, best left, with bars over those that Nemenyi's critical
 * difference does not tell apart.
 *
 * @returns the text of an SVG file, dark on white
 */
export function criticalDifferenceDrawing(
  ranks: RankComparison & { readonly names: readonly string[] },
  blocks: "folds" | "data sets",
): string {
  const { names, meanRanks, criticalDifference, chiSquared, p } = ranks;
  const order = [...names.keys()].sort((a, b) => meanRanks[a]! - meanRanks[b]!);
  const side = 24 + Math.ceil(font * Math.max(...names.map((name) => textWidth(`${name} 10.00`))));
  const width = axis + 2 * side;
  const at = (rank: number) => side + (names.length > 1 ? ((rank - 1) / (names.length - 1)) * axis : 0);
  const groups = alikeGroups(ranks);
  const line = 62;
  const firstBar = line + 10;
  const firstName = firstBar + 8 * groups.length + pitch;
  const half = Math.ceil(order.length / 2);
  const height = firstName + pitch * half + 28;
  const shownDifference = Math.min(criticalDifference, names.length - 1);
  const ticks = names.map((_, i) => i + 1);
  const words = `${counted(ranks.blocks, blocks === "folds" ? "fold" : "data set")}, Friedman χ² = ${chiSquared.toFixed(1)}, p = ${probability(p)}`;
  const lead = (index: number, place: number): Html => {
    const left = place < half;
    const y = firstName + pitch * (left ? place : order.length - 1 - place);
    const x = at(meanRanks[index]!);
    const edge = left ? side - 6 : width - side + 6;
    return html`<path d="M${round(x)} ${line}V${y}H${edge}" fill="none" stroke="#59636e" />
      <text x="${left ? edge - 4 : edge + 4}" y="${y + 4}" text-anchor="${left ? "end" : "start"}"
        >${names[index]!} ${meanRanks[index]!.toFixed(2)}</text
      >`;
  };
  return html`<svg
    xmlns="http://www.w3.org/2000/svg"
    width="${width}"
    height="${height}"
    viewBox="0 0 ${width} ${height}"
    role="img"
    aria-label="Mean ranks: ${order.map((i) => `${names[i]!} ${meanRanks[i]!.toFixed(2)}`).join(", ")}. Critical difference ${criticalDifference.toFixed(2)}. ${words}."
    fill="#1f2328"
    font-family="system-ui, 'DejaVu Sans', sans-serif"
    font-size="${font}"
    style="max-width: 100%; height: auto"
  >
    <rect width="${width}" height="${height}" fill="#fff" />
    <path
      d="M${side} 20v-6m0 3H${round(at(1 + shownDifference))}m0 -3v6"
      fill="none"
      stroke="#1f2328"
      stroke-width="1.5"
    />
    <text x="${round(at(1 + shownDifference)) + gap}" y="21">
      critical difference
      ${criticalDifference.toFixed(2)}${criticalDifference > shownDifference ? " (wider than the axis)" : ""}
    </text>
    <path d="M${side} ${line}h${axis}" stroke="#1f2328" />
    ${ticks.map(
      (tick) =>
        html`<path d="M${round(at(tick))} ${line}v-6" stroke="#1f2328" /><text
            x="${round(at(tick))}"
            y="${line - 11}"
            text-anchor="middle"
            >${tick}</text
          >`,
    )}
    ${groups.map(
      ([first, last], i) =>
        html`<path
          d="M${round(at(meanRanks[order[first]!]!) - 3)} ${firstBar + 8 * i}H${round(at(meanRanks[order[last]!]!) + 3)}"
          stroke="#0072B2"
          stroke-width="4"
        />`,
    )}
    ${order.map(lead)}
    <text x="${width / 2}" y="${height - 8}" text-anchor="middle" fill="#59636e">${words}</text>
  </svg>`.markup;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
