import { combinedClassMap, scaleToMaximum } from "../../explain/maps.js";
import type { RunResult } from "../../omics/result.js";
import { figure } from "../figure.js";
import { html } from "../html.js";
import { percent } from "../numbers.js";
import { classColour } from "../palette.js";
import { classPicture } from "../picture.js";
import { geneMaps } from "../saliency-maps.js";
import type { Section } from "../section.js";

/** All classes in one map, each pixel in the colour of the class that looks at it most. */
export function classMapSection(result: RunResult): Section | undefined {
  const { images, classes, genes } = result;
  if (genes.length === 0) return undefined;
  const map = combinedClassMap(scaleToMaximum(geneMaps(genes, classes, images.layout)));
  const seen = map.classOf.reduce((sum, own) => sum + (own >= 0 ? 1 : 0), 0);
  const shareOf = (c: number) => map.classOf.reduce((sum, own) => sum + (own === c ? 1 : 0), 0) / Math.max(1, seen);
  const legend = classes.map(
    (name, c) =>
      html`<li>
        <span class="swatch" style="background: ${classColour(c)}"></span>${name}
        <small>${percent(shareOf(c))} of the pixels</small>
      </li>`,
  );
  return {
    id: "class-map",
    title: "All classes in one map",
    body: html`<div class="beside">
      ${figure(
        html`<img
          class="map"
          src="${classPicture(map)}"
          alt="Map of the classes: each pixel has the colour of the class whose saliency is highest there."
        />`,
        "Each class's map scaled to its own maximum; a pixel has the colour of the class that is highest there, paler where it is weak.",
        "half",
      )}
      <ul class="legend">
        ${legend}
      </ul>
    </div>`,
  };
}
