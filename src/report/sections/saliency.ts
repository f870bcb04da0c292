import { imageOf } from "../../data/images.js";
import type { RunResult } from "../../omics/result.js";
import { annotatedSaliency, nameThreshold } from "../annotated-saliency.js";
import { classIndex } from "../class-index.js";
import { colourBar } from "../colour-bar.js";
import { explainerOf, scoreWords } from "../explainer-of.js";
import { figure, gallery } from "../figure.js";
import { html } from "../html.js";
import { meanImages } from "../mean-images.js";
import { heat } from "../palette.js";
import type { Section } from "../section.js";

/** Classes with a map of their own. */
const mostClasses = 24;

/** Where the networks look, class by class, with the genes there named; nothing where nothing was explained. */
export function saliencySection(result: RunResult): Section | undefined {
  const { images, classes, genes } = result;
  if (genes.length === 0) return undefined;
  const attention = explainerOf(result) === "attention";
  const shown = classes.slice(0, mostClasses);
  const means = meanImages(images, classIndex(result, "truth"), classes.length);
  const figures = shown.map((name, c) => {
    const own = genes.filter((gene) => gene.class === name);
    const { map, named, worthy } = annotatedSaliency(`class ${name}`, imageOf(means, c), own, images.layout);
    const unnamed = worthy > named ? `: the best ${named} of ${worthy} are named` : undefined;
    return figure(map, html`<b>${name}</b>${unnamed}`, "half");
  });
  return {
    id: "saliency",
    title: "Where the network looks",
    body: html`<p>
        Colour is ${attention ? "attention" : "saliency"}:
        ${scoreWords(result, "gene")}${attention ? undefined : " (more of it, a higher score of the class)"}, from
        networks that had not seen the sample, brought to the places of the final layout.
        ${
          images.channels > 1
            ? "Each gene is drawn once, in the channel where fewest others share its pixel."
            : undefined
        }
        A pixel is as bright as its best gene. Grey beneath is the mean image of the class. Named are genes with at
        least ${nameThreshold} of the best gene's score.
        ${
          shown.length < classes.length
            ? `The first ${shown.length} of ${classes.length} classes are shown.`
            : undefined
        }
        ${
          attention
            ? "Attention says where the network looks, not what it concludes, and is the same for all genes of a patch but for how much of it each covers."
            : "Saliency says what the network uses, not what causes the class."
        }
      </p>
      <p>${colourBar(heat, "none", "most salient")}</p>
      ${gallery(figures, "anywhere")}`,
  };
}
