import type { ComparisonResult } from "../omics/compare/result.js";
import { chart } from "./chart.js";
import { comparisonWords, isOneFold, measureTitles, shownCells, shownColumns } from "./comparison-table.js";
import { criticalDifferenceDrawing, readingOfRanks } from "./critical-difference.js";
import { figure } from "./figure.js";
import { type Html, html, raw } from "./html.js";
import { intervalChart } from "./interval-chart.js";
import { page } from "./page.js";
import type { Section } from "./section.js";
import { table } from "./table.js";

/** A comparison as one HTML page that needs nothing else. */
export function comparisonPage(result: ComparisonResult): string {
  const { source, label } = result;
  return page(`${source}: ${label}`, html`Methods on the same folds`, sections(result));
}

/** The same without a page around it, as a notebook's cell shows it. */
export function comparisonSections(result: ComparisonResult): Html {
  return html`${sections(result).map(({ body }) => body)}`;
}

/** Why methods failed; a sentence in a cell would push the numbers off the page. */
function failures({ methods }: ComparisonResult): Html[] {
  return methods.flatMap(({ name, error }) =>
    error === undefined ? [] : [html`<p class="caution"><b>${name}</b> failed: ${error}</p>`],
  );
}

function sections(result: ComparisonResult): Section[] {
  const { ranks, warnings } = result;
  const { spec, description } = intervalChart(result);
  const columns = shownColumns(result).map((title, i) => ({ title, numeric: i > 0 }));
  return [
    {
      id: "table",
      title: "Table",
      body: html`${comparisonWords(result).map((words) => html`<p>${words}</p>`)}${table(
        "Mean ± standard deviation over folds, best first",
        columns,
        shownCells(result, false),
      )}${failures(result)}`,
    },
    {
      id: "intervals",
      title: "Means",
      body: figure(
        chart(spec as Parameters<typeof chart>[0], description),
        `Mean ${measureTitles[result.measure]} and its 95 % interval, ${isOneFold(result) ? "from drawing samples anew" : "corrected for the training samples that folds share"}.`,
      ),
    },
    ...(ranks
      ? [
          {
            id: "ranks",
            title: "Ranks",
            body: figure(raw(criticalDifferenceDrawing(ranks, "folds")), readingOfRanks("folds")),
          },
        ]
      : []),
    ...(warnings.length > 0
      ? [
          {
            id: "notes",
            title: "Notes",
            body: html`<ul>
              ${warnings.map((warning) => html`<li>${warning}</li>`)}
            </ul>`,
          },
        ]
      : []),
  ];
}
