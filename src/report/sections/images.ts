import { type Images, imageRows } from "../../data/images.js";
import type { RunResult } from "../../omics/result.js";
import { classIndex } from "../class-index.js";
import { gallery } from "../figure.js";
import { type Html, html } from "../html.js";
import { meanImages } from "../mean-images.js";
import { counted, percent } from "../numbers.js";
import { samplePicture } from "../picture.js";
import type { Section } from "../section.js";
import { commonContrast, smallImages } from "../small-images.js";

/** Samples shown of each class, and in all, and the longest side: the page stays small enough to send. */
const mostPerClass = 6;
const mostInAll = 48;
const longestSide = 160;

/** How samples of each class look. */
export function imagesSection(result: RunResult): Section {
  const { classes } = result;
  const truth = classIndex(result, "truth");
  const each = Math.max(1, Math.min(mostPerClass, Math.floor(mostInAll / classes.length)));
  const rowsOf = classes.slice(0, mostInAll).map((_, c) => Array.from(truth.keys()).filter((row) => truth[row] === c));
  const shown = rowsOf.flatMap((rows) => rows.slice(0, each));
  const pictures = picturesOf(smallImages(imageRows(result.images, shown), longestSide));
  const centred = result.images.values.some((value) => value < 0);
  const means = picturesOf(smallImages(meanImages(result.images, truth, classes.length), longestSide));
  return {
    id: "images",
    title: "Samples as images",
    body: html`<p>
        Each gene has its place in the layout, and a pixel is as bright as the genes on it are expressed.
        ${channelWords(result)}
        ${centred ? "Values lie on both sides of zero: the grey of empty places is zero, darker is less, brighter is more." : undefined}
        Of each class: its mean, then the first ${counted(each, "sample")} in the order of the table, nothing picked;
        beneath, what the network that never saw the sample says, and how sure it
        is.${
          rowsOf.length < classes.length
            ? ` The first ${rowsOf.length} of ${classes.length} classes are shown.`
            : undefined
        }
      </p>
      ${rowsOf.map(
        (rows, c) =>
          html`<h3>${classes[c]} <small>${counted(rows.length, "sample")}</small></h3>
            ${gallery([
              tile(means[c]!, `Mean image of ${classes[c]!}`, html`<b>mean</b>`),
              ...rows.slice(0, each).map((row) => sample(result, row, pictures[shown.indexOf(row)]!)),
            ])}`,
      )}`,
  };
}

/** Samples share one contrast, means another: averaging makes them flatter. */
function picturesOf(images: Images): string[] {
  const contrast = commonContrast(images);
  return Array.from({ length: images.count }, (_, i) => samplePicture(images, i, contrast));
}

function channelWords({ images: { layout } }: RunResult): string {
  const colours = ["red", "green", "blue"];
  if (layout.channels.length === 1) return `The layout is by ${layout.channels[0]!}.`;
  if (layout.channels.length > 3) return `The first of ${layout.channels.length} channels is shown.`;
  return `Each channel is a layout of its own: ${layout.channels.map((name, c) => `${colours[c]!} by ${name}`).join(", ")}.`;
}

function sample(result: RunResult, row: number, picture: string): Html {
  const { name, truth, predicted } = result.samples[row]!;
  const sure = percent(result.probabilities[row * result.classes.length + result.classes.indexOf(predicted)]);
  const verdict =
    predicted === truth
      ? html`<span class="right">✓ ${sure}</span>`
      : html`<span class="wrong">✗ ${predicted} ${sure}</span>`;
  return tile(
    picture,
    `Image of sample ${name}, class ${truth}, predicted ${predicted}`,
    html`${name}<br />${verdict}`,
  );
}

function tile(address: string, description: string, caption: Html): Html {
  return html`<figure class="tile">
    <img src="${address}" alt="${description}" />
    <figcaption>${caption}</figcaption>
  </figure>`;
}
