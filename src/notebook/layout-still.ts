import type { Dense } from "../data/dense.js";
import type { Images } from "../data/images.js";
import type { Layout } from "../data/layout.js";
import { colourTable } from "../encoders/picture/colour-map.js";
import { contrastOf } from "../encoders/picture/picture.js";
import { html, type Html } from "../report/html.js";
import { count, counted, significant } from "../report/numbers.js";
import { classColour } from "../report/palette.js";
import { classPicture, samplePicture } from "../report/picture.js";
import { featureLabels, largestFeatures } from "./feature-labels.js";
import { densityMap, levelMap, meanMap } from "./shared/pixel-map.js";
import type { ColumnState } from "./state.js";
import { cut } from "./shared/cut.js";
import { still } from "./still.js";

const side = 240;
const margin = 12;
const titleHeight = 22;
const inRow = 3;
/** Channels drawn, and levels named. */
const mostChannels = 9;
const mostLevels = 12;
const lineHeight = 18;
/** Names written into a channel. */
const mostNames = 12;

/** A picture of each channel and what its colours mean. */
interface Drawing {
  readonly picture: (channel: number) => string;
  readonly legend: (y: number) => { readonly drawing: Html; readonly height: number };
}

/**
 * The channels of a layout side by side, coloured by a column of its features; without one, by how many lie on each pixel.
 * The largest features are named, of equally large ones those that vary most.
 *
 * @param drawn the features' values, where they are known
 */
export function layoutStill(
  layout: Layout,
  column: ColumnState | undefined,
  description: string,
  drawn?: Dense,
): string {
  const { height, width, channels, features } = layout;
  const tall = Math.max(1, Math.round(Math.min(side, (side * height) / width)));
  const { picture, legend } = column && "levels" in column ? ofLevels(layout, column) : ofNumbers(layout, column);
  const shown = channels.slice(0, mostChannels);
  const panels = shown.map((name, c) => {
    const x = margin + (c % inRow) * (side + margin);
    const y = margin + Math.floor(c / inRow) * (tall + titleHeight + margin);
    return html`<text x="${x}" y="${y + 14}" font-weight="600">${cut(name, 36)}</text
      ><image
        href="${picture(c)}"
        x="${x}"
        y="${y + titleHeight}"
        width="${side}"
        height="${tall}"
        preserveAspectRatio="none"
        style="image-rendering: pixelated"
      /><rect
        x="${x}"
        y="${y + titleHeight}"
        width="${side}"
        height="${tall}"
        fill="none"
        stroke="#8c959f"
      />${featureLabels(
        layout,
        c,
        largestFeatures(layout, c, drawn),
        { left: x, top: y + titleHeight, width: side, height: tall },
        mostNames,
      )}`;
  });
  const below = margin + Math.ceil(shown.length / inRow) * (tall + titleHeight + margin) + 8;
  const key = legend(below);
  const left = channels.length - shown.length;
  const words = `${counted(features.length, "feature")}${left > 0 ? `; ${counted(left, "further channel")} not shown` : ""}`;
  return still(
    {
      width: margin + Math.max(2, Math.min(inRow, shown.length)) * (side + margin),
      height: below + key.height + lineHeight + 4,
    },
    description,
    [...panels, key.drawing, html`<text x="${margin}" y="${below + key.height + 12}">${words}</text>`],
  );
}

function ofNumbers(layout: Layout, column: ColumnState | undefined): Drawing {
  const values = column && "numbers" in column ? meanMap(layout, column.numbers as Float32Array) : densityMap(layout);
  const contrast = contrastOf(values);
  const [low, high] = column ? contrast.map(significant) : contrast.map((power) => count(Math.round(10 ** power)));
  const title = column ? column.name : "features on a pixel (logarithmic)";
  return {
    picture: (channel) => samplePicture(oneChannel(layout, values, channel), 0, contrast),
    legend: (y) => ({ drawing: ramp(y, title, low!, high!), height: 2 * lineHeight }),
  };
}

function ofLevels(layout: Layout, column: Extract<ColumnState, { levels: readonly string[] }>): Drawing {
  const { height, width } = layout;
  const { level, share } = levelMap(layout, column.codes as Int32Array, column.levels.length);
  const named = column.levels.slice(0, mostLevels);
  const left = column.levels.length - named.length;
  return {
    picture(channel) {
      const part = [channel * height * width, (channel + 1) * height * width] as const;
      return classPicture({ height, width, classOf: level.subarray(...part), strength: share.subarray(...part) });
    },
    legend: (y) => ({
      drawing: html`<text x="${margin}" y="${y + 10}" font-weight="600">${cut(column.name, 60)}</text>${named.map(
          (name, i) =>
            html`<rect
                x="${margin}"
                y="${y + (i + 1) * lineHeight}"
                width="12"
                height="12"
                fill="${classColour(i)}"
              /><text x="${margin + 18}" y="${y + (i + 1) * lineHeight + 10}">${cut(name, 60)}</text>`,
        )}${left > 0 ? html`<text x="${margin}" y="${y + (named.length + 1) * lineHeight + 10}">… and ${count(left)} more</text>` : undefined}`,
      height: (named.length + (left > 0 ? 2 : 1)) * lineHeight,
    }),
  };
}

/** Pixels of one channel as an image of one channel, which goes through the colour map; NaN is left clear. */
function oneChannel(layout: Layout, values: Float32Array, channel: number): Images {
  const { height, width } = layout;
  const size = height * width;
  return {
    count: 1,
    height,
    width,
    channels: 1,
    values: values.subarray(channel * size, (channel + 1) * size),
    layout,
  };
}

function ramp(y: number, title: string, low: string, high: string): Html {
  const colours = colourTable("viridis");
  const steps = 32;
  const bars = Array.from({ length: steps }, (_, i) => {
    const at = 3 * Math.round((255 * i) / (steps - 1));
    const colour = `rgb(${colours[at]!},${colours[at + 1]!},${colours[at + 2]!})`;
    return html`<rect x="${margin + 60 + 5 * i}" y="${y + lineHeight}" width="5.5" height="12" fill="${colour}" />`;
  });
  return html`<text x="${margin}" y="${y + 10}" font-weight="600">${cut(title, 60)}</text
    ><text x="${margin + 54}" y="${y + lineHeight + 10}" text-anchor="end">${low}</text>${bars}<text
      x="${margin + 66 + 5 * steps}"
      y="${y + lineHeight + 10}"
      >${high}</text
    >`;
}
