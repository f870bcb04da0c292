import type { RunResult } from "../../omics/result.js";
import { gallery } from "../figure.js";
import { html } from "../html.js";
import { count, significant } from "../numbers.js";
import type { Section } from "../section.js";
import { table } from "../table.js";

/** Genes in a class's table; the file holds them all. */
const most = 20;

/** The genes of highest saliency, class by class. */
export function genesSection({ genes, classes }: RunResult): Section | undefined {
  if (genes.length === 0) return undefined;
  const tables = classes.map((name) => {
    const own = genes.filter((gene) => gene.class === name).sort((a, b) => a.rank - b.rank);
    const best = own[0]?.score ?? 0;
    return html`<div class="half">
      ${table(
        html`<b>${name}</b>:
          ${own.length > most ? `the first ${most} of ${count(own.length)} genes` : `${own.length} genes`}`,
        [
          { title: "Gene" },
          { title: "Rank", numeric: true },
          { title: "Of the best", numeric: true },
          { title: "Channel: column, row" },
        ],
        own
          .slice(0, most)
          .map(({ feature, rank, score, channel, x, y }) => [
            feature,
            rank,
            significant(best > 0 ? score / best : 0),
            `${channel}: ${x}, ${y}`,
          ]),
      )}
    </div>`;
  });
  return {
    id: "genes",
    title: "Top genes",
    body: html`<p>
        Ranked by out-of-fold saliency. “Of the best” is the score divided by that of the class's first gene; the place
        is the gene's on the maps above. A rank that is not listed is that of a gene which some folds used, but which
        has no place in the final layout. All listed genes are in <code>genes.tsv</code>.
      </p>
      ${gallery(tables, "anywhere")}`,
  };
}
