import { OmixelError } from "../../errors.js";
import { rankMethods } from "../../evaluate/friedman.js";
import type { Picture } from "../../notebook/picture.js";
import { criticalDifferenceDrawing } from "../../report/critical-difference.js";
import { drawing, type MethodComparison } from "./method-comparison.js";

/**
 * The critical-difference picture over several data sets (Demšar 2006): each comparison is one block, its means ranked.
 *
 * @param comparisons of the same methods by name, one a data set; two or more
 * @throws InvalidOption for fewer than two comparisons, or where fewer than two methods ended in all of them
 * @example
 * criticalDifference([await glioma.compare(methods), await rosmap.compare(methods)]);
 */
export function criticalDifference(comparisons: readonly MethodComparison[]): Picture {
  const wrong = (what: string, remedy: string) => new OmixelError("InvalidOption", what, remedy, { step: "compare" });
  if (comparisons.length < 2)
    throw wrong(
      `${comparisons.length} comparison is no block design.`,
      "Give two or more, each of another data set; comparison.criticalDifference ranks over the folds of one.",
    );
  const means = comparisons.map(
    ({ data: { methods, measure } }) =>
      new Map(
        methods.flatMap(({ name, run }) => {
          const mean = run?.mean[measure] ?? null;
          return mean === null ? [] : [[name, mean] as const];
        }),
      ),
  );
  const names = [...means[0]!.keys()].filter((name) => means.every((own) => own.has(name)));
  if (names.length < 2)
    throw wrong("Fewer than two methods ended in all comparisons.", "Compare methods of the same names everywhere.");
  const ranks = rankMethods(means.map((own) => names.map((name) => own.get(name)!)));
  return drawing(criticalDifferenceDrawing({ ...ranks, names }, "data sets"));
}
