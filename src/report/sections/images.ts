import { imageOf } from "../../data/images.js";
import type { RunResult } from "../../omics/result.js";
import { classIndex } from "../class-index.js";
import { gallery } from "../figure.js";
import { type Html, html } from "../html.js";
import { meanImages } from "../mean-images.js";
import { counted, percent } from "../numbers.js";
import { samplePicture } from "../picture.js";
import type { Section } from "../section.js";

/** Samples shown of each class, and in all, so that the page stays small enough to send. */
const mostPerClass = 6;
const mostInAll = 48;

/** How samples of each class look. */
export function imagesSection(result: RunResult): Section {
  const { images, classes } = result;
  const truth = classIndex(result, "truth");
  const means = meanImages(images, truth, classes.length);
  const each = Math.max(1, Math.min(mostPerClass, Math.floor(mostInAll / classes.length)));
  const shownClasses = classes.slice(0, mostInAll);
  const more =
    classes.length > shownClasses.length ? ` Only the first ${shownClasses.length} of ${classes.length} classes.` : "";
  return {
    id: "images",
    title: "Samples as images",
    body: html`<p>Each gene has its place in the layout, and a pixel is as bright as the genes on it are expressed. ${channelWords(result)}
Of each class: its mean, then the first ${counted(each, "sample")} in the order of the table, nothing picked.${more}</p>
${shownClasses.map((name, c) => {
  const rows = Array.from(truth.keys()).filter((row) => truth[row] === c);
  return html`<h3>${name} <small>${counted(rows.length, "sample")}</small></h3>
${gallery([
  tile(samplePicture(imageOf(means, c), images), `Mean image of ${name}`, html`<b>mean</b>`),
  ...rows.slice(0, each).map((row) => sample(result, row)),
])}`;
})}`,
  };
}

function channelWords({ images: { layout } }: RunResult): string {
  const colours = ["red", "green", "blue"];
  return layout.channels.length === 3
    ? `${layout.channels.map((name, c) => `${capitalised(colours[c]!)} is the layout by ${name}`).join(", ")}.`
    : `The layout is by ${layout.channels.join(", ")}.`;
}

function sample(result: RunResult, row: number): Html {
  const { name, truth, predicted } = result.samples[row]!;
  const sure = result.probabilities[row * result.classes.length + result.classes.indexOf(predicted)];
  const verdict =
    predicted === truth
      ? html`<span class="right">✓ ${percent(sure)}</span>`
      : html`<span class="wrong">✗ ${predicted} ${percent(sure)}</span>`;
  return tile(
    samplePicture(imageOf(result.images, row), result.images),
    `Image of sample ${name}, class ${truth}, predicted ${predicted}`,
    html`${name}<br>${verdict}`,
  );
}

function tile(address: string, description: string, caption: Html): Html {
  return html`<figure class="tile"><img src="${address}" alt="${description}"><figcaption>${caption}</figcaption></figure>
`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
