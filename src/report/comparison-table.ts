import { correctedMean } from "../evaluate/corrected-t-test.js";
import type { ComparisonResult, Measure, MethodResult } from "../omics/compare/result.js";
import { testShareOf } from "../omics/certainty.js";
import { difference, fraction, probability } from "./numbers.js";

/** How measures are called in print. */
export const measureTitles: Readonly<Record<Measure, string>> = {
  accuracy: "accuracy",
  f1Macro: "macro F1",
  aucOvoMacro: "one-vs-one AUC",
};

/** Headings of `comparison.tsv`. */
export const comparisonColumns = [
  "method",
  "accuracy",
  "accuracySd",
  "low",
  "high",
  "f1Macro",
  "f1MacroSd",
  "aucOvoMacro",
  "aucOvoMacroSd",
  "rank",
  "difference",
  "differenceLow",
  "differenceHigh",
  "tTest",
  "tTestHolm",
  "wilcoxon",
  "wilcoxonHolm",
  "pairedDifference",
  "pairedStandardError",
  "seconds",
  "error",
] as const;

/** The table's numbers, a row a method; null where there is none. */
export function comparisonRows(result: ComparisonResult): (string | number | null)[][] {
  return result.methods.map((method) => {
    const { name, run, difference: own, paired, seconds, error } = method;
    const [low, high] = intervalOf(method, "accuracy") ?? [null, null];
    return [
      name,
      ...(["accuracy"] as const).flatMap((measure) => [run?.mean[measure] ?? null, run?.sd[measure] ?? null]),
      low,
      high,
      ...(["f1Macro", "aucOvoMacro"] as const).flatMap((measure) => [
        run?.mean[measure] ?? null,
        run?.sd[measure] ?? null,
      ]),
      rankOf(result, name),
      own?.mean ?? null,
      own?.interval?.[0] ?? null,
      own?.interval?.[1] ?? null,
      own?.tTest?.p ?? null,
      own?.tTest?.adjusted ?? null,
      own?.wilcoxon?.p ?? null,
      own?.wilcoxon?.adjusted ?? null,
      paired?.difference ?? null,
      paired?.standardError ?? null,
      seconds,
      error ?? null,
    ];
  });
}

/** Each fold of each method. */
export function foldRows({ methods, folds: each }: ComparisonResult): (string | number | null)[][] {
  return methods.flatMap(({ name, run }) =>
    (run?.folds ?? []).map(({ fold, repeat = 0, metrics, seconds }) => [
      name,
      repeat + 1,
      (fold % each) + 1,
      metrics.accuracy,
      metrics.f1Macro,
      metrics.aucOvoMacro,
      seconds,
    ]),
  );
}

/**
 * 95 % interval of a method's mean, within 0 … 1: over folds, corrected for what training sets share; of a single fold, by
 * drawing its samples anew.
 */
export function intervalOf({ run }: MethodResult, measure: Measure): readonly [number, number] | null {
  const values = run?.folds.map(({ metrics }) => metrics[measure]).filter((value) => value !== null) ?? [];
  if (!run || values.length === 0) return null;
  const drawn = run.certainty?.pooled[measure];
  if (values.length === 1) return drawn ? [drawn.low, drawn.high] : null;
  const { interval } = correctedMean(values, testShareOf(run.folds));
  return interval && [Math.max(0, interval[0]), Math.min(1, interval[1])];
}

/** Mean rank of a method; null where it has none. */
export function rankOf({ ranks }: ComparisonResult, name: string): number | null {
  return ranks?.meanRanks[ranks.names.indexOf(name)] ?? null;
}

/** Methods by the measure, best first; those that failed last. */
export function byMeasure({ methods, measure }: ComparisonResult): MethodResult[] {
  const of = ({ run }: MethodResult) => run?.mean[measure] ?? -1;
  return [...methods].sort((a, b) => of(b) - of(a));
}

/** Headings of the table that people read. */
export function shownColumns({ measure, reference, ranks }: ComparisonResult): string[] {
  return [
    "method",
    "accuracy [95 %]",
    "macro F1",
    "AUC",
    ...(ranks ? ["rank"] : []),
    `against ${reference} (paired ± SE)`,
    ...(ranks ? [`p of ${measureTitles[measure]}: t-test`, "Wilcoxon"] : []),
    "seconds",
  ];
}

/** Its cells, methods best first. @param reasons whether the row of a method that failed says why */
export function shownCells(result: ComparisonResult, reasons = true): string[][] {
  const { ranks } = result;
  const width = shownColumns(result).length;
  return byMeasure(result).map((method) => {
    const { name, run, difference: own, paired, seconds, error } = method;
    if (!run) return [name, `failed${reasons ? `: ${error ?? ""}` : ""}`, ...new Array<string>(width - 2).fill("")];
    const interval = intervalOf(method, "accuracy");
    const range = interval ? ` [${interval.map(fraction).join(", ")}]` : "";
    const spread = (measure: Measure) =>
      fraction(run.mean[measure]) + (run.sd[measure] === null ? "" : ` ± ${fraction(run.sd[measure])}`);
    return [
      name,
      spread("accuracy") + range,
      spread("f1Macro"),
      spread("aucOvoMacro"),
      ...(ranks ? [rankOf(result, name)?.toFixed(2) ?? ""] : []),
      paired ? difference(paired) : "",
      ...(ranks ? [own, own].map((one, i) => probabilityOf(i === 0 ? one?.tTest : one?.wilcoxon)) : []),
      seconds.toFixed(1),
    ];
  });
}

function probabilityOf(test: { readonly adjusted: number } | null | undefined): string {
  return test ? probability(test.adjusted) : "";
}

/** Whether all that was tested is one set of samples, so that nothing varies over folds. */
export function isOneFold({ folds, repeats }: Pick<ComparisonResult, "folds" | "repeats">): boolean {
  return folds * repeats === 1;
}

/** What was judged and how, and how the tests are to be read. */
export function comparisonWords(result: ComparisonResult): string[] {
  const { source, label, samples, classes, folds, repeats, reference, referenceIsBest, ranks } = result;
  const times = repeats > 1 ? `, ${repeats} times` : "";
  return [
    `${source}: ${samples} samples, ${classes.length} classes of “${label}”, ${folds} ${folds === 1 ? "fold" : "folds"}${times}, the same for all methods.`,
    ...(ranks
      ? [
          `p-values are those of the corrected resampled t-test (Nadeau & Bengio 2003) and of Wilcoxon's signed-rank test over folds, against ${reference}, after Holm's correction. Folds share training samples, for which the t-test is corrected and the Wilcoxon test is not.`,
        ]
      : [
          isOneFold(result)
            ? "With one fold there is no spread over folds: intervals come from drawing its samples anew (bootstrap, BCa), and the difference paired by sample stands for a test."
            : "There are neither ranks nor tests: fewer than two methods ended, or fewer than two folds have a score of all that did.",
        ]),
    ...(referenceIsBest
      ? [
          `${reference} was made the reference because its mean is the highest: being best among several is partly luck.`,
        ]
      : []),
    ...(repeats === 1 && ranks && folds <= 5
      ? [
          `With ${folds} folds Wilcoxon's p cannot fall below ${probability(2 / 2 ** folds)}; repeats give it more to see.`,
        ]
      : []),
  ];
}

/** The table in Markdown, with its words. */
export function markdownTable(result: ComparisonResult): string {
  const escaped = (cell: string) => cell.replaceAll("|", "\\|").replaceAll("\n", " ");
  const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(" | ")} |`;
  const columns = shownColumns(result);
  return [
    ...comparisonWords(result),
    "",
    line(columns),
    line(columns.map((_, i) => (i === 0 ? "---" : "---:"))),
    ...shownCells(result).map(line),
    "",
  ].join("\n");
}

/** All numbers, tab-separated. */
export function tsvTable(result: ComparisonResult): string {
  const cell = (value: string | number | null) => String(value ?? "").replace(/[\t\n]/g, " ");
  return [comparisonColumns, ...comparisonRows(result)].map((row) => `${row.map(cell).join("\t")}\n`).join("");
}
