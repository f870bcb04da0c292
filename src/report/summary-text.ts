import type { RunResult } from "../omics/result.js";
import { settingInWords } from "../omics/tune/candidates.js";
import { difference, foldsInWords } from "./numbers.js";

/** A finished run in a few lines of text. */
export function summarise(result: RunResult): string {
  const { data, classes, folds, repeats, mean, sd, controls = [], recovery, genes, enrichment } = result;
  const measure = (name: "accuracy" | "f1Macro" | "aucOvoMacro") => spread(mean[name], sd[name]);
  const largest = Math.max(...classes.map((name) => result.samples.filter(({ truth }) => truth === name).length));
  const each = repeats
    ? `repeats: ${repeats.map((repeat) => number(repeat.mean.accuracy)).join(" ")}`
    : `folds: ${folds.map(({ metrics }) => number(metrics.accuracy)).join(" ")}`;
  const lines = [
    `${data.source}: ${result.samples.length} samples, ${data.features} features, ${classes.length} classes, ${foldsInWords(result)}`,
    `accuracy          ${measure("accuracy")}   (${each})`,
    `macro F1          ${measure("f1Macro")}`,
    `one-vs-one AUC    ${measure("aucOvoMacro")}`,
    `largest class     ${number(largest / result.samples.length)}   (always answering it)`,
    ...tunedLines(result),
    ...certain(result),
    ...controls.map(
      ({ name, accuracy, note, difference: beside }) =>
        `${name.padEnd(17)} ${spread(accuracy.mean, accuracy.sd)}   (${note}${
          beside ? `; the study is right ${difference(beside)} more often, paired by sample` : ""
        })`,
    ),
  ];
  if (recovery) {
    const { planted, found, share, random, ...controls } = recovery;
    const beside = Object.entries(controls).map(([name, own]) => `, ${name} ${percent(own)}`);
    lines.push(
      `planted genes     ${found} of ${planted} found (${percent(share)}) among as many top genes; at random ${percent(random)}${beside.join("")}`,
    );
  }
  for (const name of classes) {
    const own = genes.filter((gene) => gene.class === name).slice(0, 8);
    if (own.length > 0) lines.push(`${name}: ${own.map(({ feature }) => feature).join(", ")}`);
    const [first] = enrichment.find((item) => item.class === name)?.rows ?? [];
    if (first) lines.push(`    ${first.term} (${first.overlap} of ${first.size}, q = ${first.q.toPrecision(2)})`);
  }
  lines.push(...result.warnings.map((warning) => `note: ${warning}`));
  return lines.join("\n");
}

/** What the folds chose, the commonest first, and the final model. */
function tunedLines({ folds, tuned }: RunResult): string[] {
  const chosen = folds.flatMap((fold) => (fold.tuned ? [settingInWords(fold.tuned.setting)] : []));
  if (chosen.length === 0) return [];
  const counts = new Map(chosen.map((words) => [words, chosen.filter((other) => other === words).length]));
  const each = [...counts].sort((a, b) => b[1] - a[1]).map(([words, count]) => `${words} (${count})`);
  const final = tuned ? `; final model: ${settingInWords(tuned.setting)}` : "";
  return [`tuned             chosen by folds: ${each.join("; ")}${final}`];
}

/** How sure the figures are, in a line each. */
function certain({ certainty, calibration, permutation }: RunResult): string[] {
  const interval = certainty?.pooled.accuracy;
  return [
    ...(interval
      ? [`95 % interval     ${number(interval.low)} to ${number(interval.high)}   (accuracy, samples drawn anew)`]
      : []),
    ...(calibration
      ? [
          `calibration       error ${number(calibration.ece)}, Brier score ${number(calibration.brier)}, log loss ${number(calibration.logLoss)}`,
        ]
      : []),
    ...(permutation
      ? [`permuted labels   p = ${permutation.p.toPrecision(2)}   (${permutation.permutations} permutations)`]
      : []),
  ];
}

function number(value: number | null): string {
  return value === null ? "–" : value.toFixed(3);
}

/** A mean of a single fold has no spread. */
function spread(mean: number | null, sd: number | null): string {
  return sd === null ? number(mean) : `${number(mean)} ± ${number(sd)}`;
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
