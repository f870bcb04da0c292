import type { RunResult } from "../omics/result.js";
import { type Html, html } from "../report/html.js";
import { certainty } from "../report/sections/certainty.js";
import { controlsSection } from "../report/sections/controls.js";
import { foldTable, howWell, whatWasDone } from "../report/sections/summary.js";
import { summarise } from "../report/summary-text.js";

/** Where a reader may look next, in the order in which she would ask. */
const views: readonly (readonly [call: string, shows: string])[] = [
  ["study.gallery()", "the samples as images"],
  ["study.confusionMatrix()", "which classes are taken for which"],
  ["study.saliency()", "where the networks look, and which genes are there"],
  ["study.layout()", "which gene sits on which pixel"],
  ["await study.embedding()", "the samples as points"],
  ["study.geneTable()", "genes, best first"],
  ["study.charts.roc()", "and other charts"],
];

/** A finished study as a cell shows it: words and numbers; the pictures are asked for by name. */
export function studySummary(result: RunResult): Readonly<Record<string, string>> {
  const { data, warnings } = result;
  const page = html`<h4>${data.source}: ${data.label}</h4>
    ${whatWasDone(result)}${howWell(result)}${foldTable(result)}${certainty(result)}${controlsSection(result)?.body}${notes(warnings)}
    <p>Look next: ${views.map(([call, shows], i) => html`${i > 0 ? ", " : ""}<code>${call}</code> (${shows})`)}.</p>`;
  return { "text/html": page.markup, "text/plain": summarise(result) };
}

function notes(warnings: readonly string[]): Html | undefined {
  if (warnings.length === 0) return undefined;
  return html`<ul>
    ${warnings.map((warning) => html`<li>${warning}</li>`)}
  </ul>`;
}
