import { imageOf } from "../../data/images.js";
import { scaleToMaximum } from "../../explain/maps.js";
import type { GeneRow, RunResult } from "../../omics/result.js";
import { annotatedMap } from "../annotated-map.js";
import { classIndex } from "../class-index.js";
import { colourBar } from "../colour-bar.js";
import { figure, gallery } from "../figure.js";
import { html } from "../html.js";
import { greyOf, meanImages } from "../mean-images.js";
import { counted } from "../numbers.js";
import { heat } from "../palette.js";
import { overlayPicture } from "../picture.js";
import { geneScoreMaps, meanGeneScores } from "../saliency-maps.js";
import type { Section } from "../section.js";

/** Share of the best gene's score that earns a gene its name on the map (Alyatimi et al. 2025). */
const threshold = 0.2;
/** More names than these beside one map could not be read. */
const mostNames = 24;
/** Classes with a map of their own. */
const mostClasses = 24;

/** Where the networks look, class by class, with the genes there named; nothing where nothing was explained. */
export function saliencySection(result: RunResult): Section | undefined {
  const { images, classes, geneScores, genes } = result;
  if (!geneScores) return undefined;
  const predicted = classIndex(result, "predicted");
  const maps = scaleToMaximum(geneScoreMaps(meanGeneScores(geneScores, predicted, classes.length), images.layout));
  const means = meanImages(images, classIndex(result, "truth"), classes.length);
  const pixels = images.height * images.width;
  const figures = classes.slice(0, mostClasses).map((name, c) => {
    const explained = predicted.reduce((sum, own) => sum + (own === c ? 1 : 0), 0);
    const { named, worthy } = genesToName(genes.filter((gene) => gene.class === name));
    const picture = overlayPicture(
      greyOf(imageOf(means, c), images.channels),
      maps.values.subarray(c * pixels, (c + 1) * pixels),
      images,
    );
    const unnamed = worthy > named.length ? `; the best ${named.length} of ${worthy} are named` : "";
    return figure(
      annotatedMap(
        picture,
        images,
        named.map(({ feature, x, y }) => ({ text: feature, x, y })),
        `Saliency of class ${name}. Named genes: ${named.map(({ feature }) => feature).join(", ") || "none"}.`,
      ),
      html`<b>${name}</b>: mean over ${counted(explained, "sample")} predicted as it${unnamed}`,
      "half",
    );
  });
  return {
    id: "saliency",
    title: "Where the network looks",
    body: html`<p>
        Colour is saliency: how strongly the class's score reacts to a gene, from networks that had not seen the sample,
        brought to the places of the final layout. A pixel is as bright as its most salient gene in any channel. Grey
        beneath is the mean image of the class. Named are genes with at least ${threshold} of the best gene's
        score${
          images.channels > 1 ? ", each at its place in the channel where it stands out most" : undefined
        }.${classes.length > mostClasses ? ` The first ${mostClasses} of ${classes.length} classes are shown.` : undefined}
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
