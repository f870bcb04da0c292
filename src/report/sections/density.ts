import type { RunResult } from "../../omics/result.js";
import { geneCountMap } from "../../explain/gene-count-map.js";
import { colourBar } from "../colour-bar.js";
import { figure, gallery } from "../figure.js";
import { html } from "../html.js";
import { count, percent } from "../numbers.js";
import { depth } from "../palette.js";
import { countPicture } from "../picture.js";
import type { Section } from "../section.js";

/** How many genes share a pixel: where they crowd, saliency cannot tell them apart. */
export function densitySection({ images: { layout } }: RunResult): Section {
  const { height, width, channels, features, radius } = layout;
  const counts = geneCountMap(layout);
  const pixels = height * width;
  const most = counts.byChannel.reduce((high, value) => Math.max(high, value), 0);
  const figures = channels.map((name, c) => {
    const own = counts.byChannel.subarray(c * pixels, (c + 1) * pixels);
    const used = own.reduce((sum, value) => sum + (value > 0 ? 1 : 0), 0);
    const alone = own.reduce((sum, value) => sum + (value === 1 ? 1 : 0), 0);
    return figure(
      html`<img
        class="map"
        src="${countPicture(own, layout, most)}"
        alt="Number of genes on each pixel of channel ${name}."
      />`,
      html`<b>${name}</b>: ${percent(used / pixels)} of the pixels hold a gene, ${percent(alone / pixels)} exactly one`,
      "third",
    );
  });
  return {
    id: "density",
    title: "Genes per pixel",
    body: html`<p>
        ${count(features.length)} genes on ${count(pixels)} pixels of each
        channel${radius > 0 ? `, each drawn as a disc of radius ${radius}` : ""}; at most ${count(most)} share one
        pixel. Genes that share a pixel share its saliency, so a crowded place names candidates, not culprits.
      </p>
      <p>${colourBar(depth, "1 gene", `${count(most)} genes`)}</p>
      ${gallery(figures)}`,
  };
}
