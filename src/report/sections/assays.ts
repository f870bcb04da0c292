import type { RunResult } from "../../omics/result.js";
import { html } from "../html.js";
import { count, counted, percent } from "../numbers.js";
import type { Section } from "../section.js";
import { table } from "../table.js";

/** Patterns beyond these are counted, not listed. */
const MOST_PATTERNS = 20;

/** Who was measured where, for a cohort of several assays. */
export function assaysSection({ data }: RunResult): Section | undefined {
  if (!data.assays) return undefined;
  const { samples, complete, assays, patterns } = data.assays;
  const whole = complete === samples;
  const shown = patterns.slice(0, MOST_PATTERNS);
  const rarer = patterns.length - shown.length;
  const named = (first: readonly string[], of: number) =>
    first.join(", ") + (of > first.length ? ` and ${count(of - first.length)} more` : "");
  const numeric = (title: string) => ({ title, numeric: true });
  return {
    id: "assays",
    title: "Assays",
    body: html`<p>
        ${counted(assays.length, "assay")} were joined by sample name.
        ${
          whole
            ? html`Every one of the ${count(samples)} samples has all of them.`
            : html`<b>${count(complete)} of ${counted(samples, "sample")}</b> (${percent(complete / samples)}) have all
                of them; what was not measured is missing, never zero.`
        }
      </p>
      ${table(
        "What was read, before any step",
        [{ title: "Assay" }, ...["Features", "Measured", "Not measured"].map(numeric), { title: "Not measured on" }],
        assays.map(({ name, features, measured, without }) => [
          name,
          count(features),
          count(measured),
          count(samples - measured),
          without.length > 0 ? named(without, samples - measured) : "–",
        ]),
      )}
      ${
        whole
          ? undefined
          : table(
              `Samples by what was measured on them, the commonest first${rarer > 0 ? `; ${count(rarer)} rarer patterns are not listed` : ""}`,
              [{ title: "Assays" }, numeric("Samples"), { title: "Such as" }],
              shown.map(({ assays: has, samples: own, first }) => [
                has.length > 0 ? has.join(" + ") : "none",
                count(own),
                named(first, own),
              ]),
            )
      }`,
  };
}
