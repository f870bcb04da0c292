import type { RunResult } from "../../omics/result.js";
import { html } from "../html.js";
import type { Section } from "../section.js";

/** What the run wanted its reader to know; always there, so that silence is a statement. */
export function warningsSection({ warnings }: RunResult): Section {
  return {
    id: "warnings",
    title: "Warnings",
    body:
      warnings.length === 0
        ? html`<p>None.</p>`
        : html`<ul class="warnings">
            ${warnings.map((warning) => html`<li>${warning}</li>`)}
          </ul>`,
  };
}
