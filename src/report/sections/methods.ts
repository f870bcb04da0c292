import type { RunResult } from "../../omics/result.js";
import { type Html, html } from "../html.js";
import type { Section } from "../section.js";
import { table } from "../table.js";

/** What to cite for the methods that ran. */
export function methodsSection({ methods, environment }: RunResult): Section {
  const rows = methods.map(({ step, source }) => [
    html`<code>${step}</code>`,
    source.paper,
    source.doi ? link(source.doi) : "–",
    source.reference ?? "–",
  ]);
  return {
    id: "methods",
    title: "Methods, and how to cite them",
    body: html`<p>
        Made with omixel ${environment.omixel}. If you publish results, please cite the methods that made them.
      </p>
      ${table(
        "Steps in the order in which they ran, and where each comes from",
        ["Step", "Paper", "DOI", "Numbers compared with"].map((title) => ({ title })),
        rows,
      )}`,
  };
}

function link(doi: string): Html {
  return html`<a class="doi" href="https://doi.org/${doi}">${doi}</a>`;
}
