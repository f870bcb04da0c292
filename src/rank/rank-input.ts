import { type Matrix, matrixRows } from "../data/matrix.js";
import { OmixelError } from "../errors.js";
import type { AnyRanker, RankInput } from "./ranker.js";

/**
 * What a ranker is handed: the samples that have values and, where it compares classes, a label.
 *
 * @param measured one entry a sample, 1 = it has values
 * @param labels one a sample, "" = not known; only read by rankers that compare classes
 * @param wanted how many features are to be kept
 * @throws UnsuitableData where there are no samples, or too few of a class
 * @throws MissingValues where the ranker cannot leave missing values out
 */
export function rankInput(
  ranker: AnyRanker,
  values: Matrix,
  measured: Uint8Array,
  labels: readonly string[] | undefined,
  wanted: number,
): RankInput {
  const known = ranker.supervised ? labels : undefined;
  const rows = Uint32Array.from(measured.keys()).filter((row) => measured[row] === 1 && known?.[row] !== "");
  const own = Array.from(rows, (row) => known?.[row] ?? "all");
  const classNames = [...new Set(own)].sort();
  const at = new Map(classNames.map((className, c) => [className, c]));
  const data = {
    values: rows.length === measured.length ? values : matrixRows(values, rows),
    classes: Int32Array.from(own, (label) => at.get(label)!),
    classNames,
    wanted,
  };
  requireClasses(ranker, data);
  requireKnown(ranker, data.values);
  return data;
}

/** Features from the highest score to the lowest, of equal scores the first in the table first. */
export function rankOrder(scores: Float64Array): Uint32Array {
  // The sort is stable; Infinity less Infinity is no order.
  return Uint32Array.from(scores.keys()).sort((a, b) => (scores[b] === scores[a] ? 0 : scores[b]! - scores[a]!));
}

function requireClasses({ name, supervised, leastMembers }: AnyRanker, { classes, classNames }: RankInput): void {
  const unsuitable = (what: string, remedy: string) => new OmixelError("UnsuitableData", what, remedy, { step: name });
  if (classes.length === 0) throw unsuitable("There is no training sample to rank by.", "Check labels and assay.");
  if (supervised && classNames.length < 2)
    throw unsuitable(
      `All ${classes.length} training samples are of one class, "${classNames[0]}": there is nothing to tell apart.`,
      'Label samples of another class, or use .select("variance"), which needs none.',
    );
  const small = classNames.findIndex((_, c) => classes.filter((other) => other === c).length < leastMembers);
  if (small >= 0)
    throw unsuitable(
      `Class "${classNames[small]}" has fewer than ${leastMembers} training samples, so that its variance is not known.`,
      'Merge it with another class, leave it out, or use .select("wilcoxon"), which compares ranks.',
    );
}

function requireKnown({ name, missing }: AnyRanker, { values, columns, kind }: Matrix): void {
  const refused = (value: number) => !Number.isFinite(value) && (missing === "refused" || !Number.isNaN(value));
  const at = values.findIndex(refused);
  if (at < 0) return;
  const place = kind === "dense" ? `, the first in feature ${(at % columns) + 1}` : "";
  throw new OmixelError(
    "MissingValues",
    `There are ${Number.isNaN(values[at]) ? "missing" : "infinite"} values${place}.`,
    'Fill them first, for example with .impute(), or use a test that leaves them out: .select("anovaF").',
    { step: name },
  );
}
