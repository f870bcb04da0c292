import type { RunResult } from "../omics/result.js";
import { html } from "./html.js";
import { page } from "./page.js";
import type { Section } from "./section.js";
import { assaysSection } from "./sections/assays.js";
import { certaintySection } from "./sections/certainty.js";
import { classMapSection } from "./sections/class-map.js";
import { confusionSection } from "./sections/confusion.js";
import { controlsSection } from "./sections/controls.js";
import { curvesSection } from "./sections/curves.js";
import { densitySection } from "./sections/density.js";
import { enrichmentSection } from "./sections/enrichment.js";
import { environmentSection } from "./sections/environment.js";
import { genesSection } from "./sections/genes.js";
import { imagesSection } from "./sections/images.js";
import { layoutSection } from "./sections/layout.js";
import { methodsSection } from "./sections/methods.js";
import { saliencySection } from "./sections/saliency.js";
import { summarySection } from "./sections/summary.js";
import { tuningSection } from "./sections/tuning.js";
import { warningsSection } from "./sections/warnings.js";

/** The order in which a colleague would ask. Each says nothing where it has nothing to say. */
const sections: readonly ((result: RunResult) => Section | undefined)[] = [
  summarySection,
  warningsSection,
  assaysSection,
  certaintySection,
  tuningSection,
  controlsSection,
  imagesSection,
  layoutSection,
  curvesSection,
  confusionSection,
  saliencySection,
  classMapSection,
  densitySection,
  genesSection,
  enrichmentSection,
  methodsSection,
  environmentSection,
];

/**
 * The report of a run: one self-contained HTML file, readable offline, on light and dark screens and on paper. Charts are
 * Vega-Lite, drawn here to static SVG; the page holds no script.
 *
 * @param result what the run found
 * @returns the file's text
 */
export function writeReport(result: RunResult): string {
  const { data, environment } = result;
  return page(
    `${data.source}: ${data.label}`,
    html`Omics tables as images, by omixel ${environment.omixel} · started
    ${environment.started.slice(0, 16).replace("T", " ")} UTC`,
    sections.map((section) => section(result)).filter((section) => section !== undefined),
  );
}
