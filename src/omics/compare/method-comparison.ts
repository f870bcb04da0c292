import { ChartPicture, type Picture, savePicture } from "../../notebook/picture.js";
import { comparisonColumns, comparisonRows, foldRows, markdownTable, tsvTable } from "../../report/comparison-table.js";
import { comparisonPage, comparisonSections } from "../../report/comparison-page.js";
import { criticalDifferenceDrawing } from "../../report/critical-difference.js";
import { intervalChart } from "../../report/interval-chart.js";
import { writeTsv, writeWhole } from "../../io/write.js";
import { writeWholeFolder, type FolderKind } from "../whole-folder.js";
import type { ComparisonResult } from "./result.js";

/** What a comparison's folder is known by. */
export const comparisonFolder: FolderKind = { name: "a comparison", marker: "comparison.json" };

/** Methods on the same folds: a table, tests against a reference, pictures. It shows itself in a notebook. */
export class MethodComparison {
  readonly data: ComparisonResult;

  constructor(data: ComparisonResult) {
    this.data = data;
  }

  /** The table in Markdown. */
  get markdown(): string {
    return markdownTable(this.data);
  }

  /** The table, tab-separated, with each fold's accuracy, macro F1 and AUC. */
  get tsv(): string {
    return tsvTable(this.data);
  }

  /** One HTML page that needs nothing else: table, pictures, what the tests mean. */
  get html(): string {
    return comparisonPage(this.data);
  }

  /** Means of the measure over folds with their 95 % intervals. */
  get intervals(): Picture {
    const { spec, description } = intervalChart(this.data);
    return new ChartPicture(spec, description);
  }

  /**
   * Mean ranks over the folds, and which of them the critical difference does not tell apart (Demšar 2006).
   *
   * @returns null where fewer than two folds or methods have a score
   */
  get criticalDifference(): Picture | null {
    const { ranks } = this.data;
    return ranks ? drawing(criticalDifferenceDrawing(ranks, "folds")) : null;
  }

  /**
   * Writes the comparison's folder: comparison.json, .tsv, .md and .html, folds.tsv, and the pictures.
   *
   * @throws Unwritable
   */
  async save(folder: string): Promise<void> {
    await writeWholeFolder(folder, comparisonFolder, async (at) => {
      await writeWhole(at("comparison.json"), `${JSON.stringify(plainData(this.data), null, 2)}\n`);
      await writeTsv(at("comparison.tsv"), comparisonColumns, comparisonRows(this.data));
      await writeTsv(at("folds.tsv"), ["method", "repeat", "fold", "accuracy", "f1Macro", "aucOvoMacro", "seconds"], foldRows(this.data)); // prettier-ignore
      await writeWhole(at("comparison.md"), this.markdown);
      await writeWhole(at("comparison.html"), this.html);
      await writeWhole(at("intervals.svg"), this.intervals.svg);
      if (this.criticalDifference) await writeWhole(at("critical-difference.svg"), this.criticalDifference.svg);
    });
  }

  [Symbol.for("Jupyter.display")](): Readonly<Record<string, string>> {
    return { "text/html": comparisonSections(this.data).markup, "text/plain": this.markdown };
  }
}

/** A picture that shows itself. */
export function drawing(svg: string): Picture {
  const shown = {
    svg,
    save: (file: string) => savePicture(svg, file),
    [Symbol.for("Jupyter.display")]: () => ({ "image/svg+xml": svg }),
  };
  return Object.freeze(shown);
}

/** The data without what is as large as the samples. */
function plainData({ methods, ...rest }: ComparisonResult): object {
  return {
    ...rest,
    methods: methods.map(({ run, plan, ...method }) => ({
      ...method,
      steps: plan.steps,
      ...(run
        ? {
            folds: run.folds.map(({ history: _history, metrics: { confusion: _confusion, ...metrics }, ...fold }) => ({
              ...fold,
              ...metrics,
            })),
            mean: run.mean,
            sd: run.sd,
            certainty: run.certainty,
            calibration: run.calibration,
            controls: run.controls,
            permutation: run.permutation,
          }
        : {}),
    })),
  };
}
