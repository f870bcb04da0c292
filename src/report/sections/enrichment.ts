import type { ClassEnrichment, RunResult } from "../../omics/result.js";
import { chart } from "../chart.js";
import { enrichmentBars, enrichmentDomain, enrichmentLevel, enrichmentWords } from "../enrichment-bars.js";
import { figure } from "../figure.js";
import { type Html, html } from "../html.js";
import { count, counted, probability, significant } from "../numbers.js";
import { classColour } from "../palette.js";
import type { Section } from "../section.js";
import { table } from "../table.js";

/** Bars and table rows of a class; the file holds them all. */
const mostRows = 10;
/** Rows of a class in which nothing is over-represented. */
const rowsWithoutFinding = 3;
/** Genes named in a row. */
const mostGenes = 8;

/** Gene sets over-represented among the top genes; nothing where no gene sets were given. */
export function enrichmentSection({ enrichment, classes, geneSetsName }: RunResult): Section | undefined {
  if (enrichment.length === 0) return undefined;
  const domain = enrichmentDomain(enrichment.flatMap(({ rows }) => rows.slice(0, mostRows)));
  const source = geneSetsName ? html` of <b>${geneSetsName}</b>` : undefined;
  return {
    id: "enrichment",
    title: "Pathways",
    body: html`<p>
        Gene sets${source} that hold more of a class's top genes than chance would put there: hypergeometric test
        against the measured genes, corrected for the number of sets (Benjamini–Hochberg). A q of at most
        ${enrichmentLevel} counts as over-represented. All sets that share a gene with them are in
        <code>enrichment.tsv</code>.
      </p>
      ${enrichment.map((own) => classPart(own, Math.max(0, classes.indexOf(own.class)), domain))}`,
  };
}

function classPart({ class: name, query, background, rows }: ClassEnrichment, c: number, domain: number): Html {
  const significantRows = rows.filter(({ q }) => q <= enrichmentLevel).length;
  const shown = rows.slice(0, significantRows > 0 ? mostRows : rowsWithoutFinding);
  const words =
    significantRows > 0
      ? `${counted(significantRows, "set")} over-represented.`
      : `no set is over-represented.${shown.length > 0 ? " What follows is the top of the list, not a finding." : ""}`;
  return html`<h3>${name}</h3>
    <p>${counted(query, "top gene")} against ${count(background)} measured ones: ${words}</p>
    ${
      shown.length === 0
        ? undefined
        : html`${
            significantRows > 0
              ? figure(
                  chart(enrichmentBars(shown, classColour(c), domain), enrichmentWords(name, shown)),
                  "Bars right of the dashed line have q below 0.05.",
                )
              : undefined
          }${table(
            html`Gene sets of ${name}`,
            [
              { title: "Gene set" },
              { title: "Genes", numeric: true },
              { title: "p", numeric: true },
              { title: "q", numeric: true },
              { title: "Odds ratio", numeric: true },
              { title: "Top genes in the set" },
            ],
            shown.map(({ term, overlap, size, p, q, oddsRatio, genes }) => [
              term,
              `${overlap} of ${size}`,
              probability(p),
              probability(q),
              significant(oddsRatio),
              genes.slice(0, mostGenes).join(", ") +
                (genes.length > mostGenes ? ` and ${genes.length - mostGenes} more` : ""),
            ]),
          )}`
    }`;
}
