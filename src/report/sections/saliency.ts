import { imageOf } from "../../data/images.js";
import { scaleToMaximum } from "../../explain/maps.js";
import type { GeneRow, RunResult } from "../../omics/result.js";
import { annotatedMap } from "../annotated-map.js";
import { classIndex } from "../class-index.js";
import { colourBar } from "../colour-bar.js";
import { figure, gallery } from "../figure.js";
import { html } from "../html.js";
import { greyOf, meanImages } from "../mean-images.js";
import { heat } from "../palette.js";
import { overlayPicture } from "../picture.js";
import { geneMaps } from "../saliency-maps.js";
import type { Section } from "../section.js";

/** Share of the best gene's score that earns a gene its name on the map (Alyatimi et al. 2025). */
const threshold = 0.2;
/** More names than these beside one map could not be read. */
const mostNames = 24;
/** Classes with a map of their own. */
const mostClasses = 24;

/** Where the networks look, class by class, with the genes there named; nothing where nothing was explained. */
export function saliencySection(result: RunResult): Section | undefined {
  const { images, classes, genes } = result;
  if (genes.length === 0) return undefined;
  const shown = classes.slice(0, mostClasses);
  const maps = scaleToMaximum(geneMaps(genes, shown, images.layout));
  const means = meanImages(images, classIndex(result, "truth"), classes.length);
  const pixels = images.height * images.width;
  const figures = shown.map((name, c) => {
    const { named, worthy } = genesToName(genes.filter((gene) => gene.class === name));
    const grey = greyOf(imageOf(means, c), images.channels);
    const map = annotatedMap(
      overlayPicture(grey, maps.values.subarray(c * pixels, (c + 1) * pixels), images),
      images,
      named.map(({ feature, x, y }) => ({ text: feature, x, y })),
      `Saliency of class ${name}. Named genes: ${named.map(({ feature }) => feature).join(", ") || "none"}.`,
    );
    const unnamed = worthy > named.length ? `: the best ${named.length} of ${worthy} are named` : undefined;
    return figure(map, html`<b>${name}</b>${unnamed}`, "half");
  });
  return {
    id: "saliency",
    title: "Where the network looks",
    body: html`<p>
        Colour is saliency: how strongly a gene speaks for the class (more of it, a higher score of the class), from
        networks that had not seen the sample, brought to the places of the final layout.
        ${
          images.channels > 1
            ? "Each gene is drawn once, in the channel where fewest others share its pixel."
            : undefined
        }
        A pixel is as bright as its best gene. Grey beneath is the mean image of the class. Named are genes with at
        least ${threshold} of the best gene's score.
        ${
          shown.length < classes.length
            ? `The first ${shown.length} of ${classes.length} classes are shown.`
            : undefined
        }
        Saliency says what the network uses, not what causes the class.
      </p>
      <p>${colourBar(heat, "none", "most salient")}</p>
      ${gallery(figures, "anywhere")}`,
  };
}

function genesToName(rows: readonly GeneRow[]): { named: GeneRow[]; worthy: number } {
  const best = rows.reduce((most, { score }) => Math.max(most, score), 0);
  const worthy = rows.filter(({ score }) => best > 0 && score >= threshold * best).sort((a, b) => a.rank - b.rank);
  return { named: worthy.slice(0, mostNames), worthy: worthy.length };
}
