import { chanceAccuracy } from "../../evaluate/chance.js";
import type { RunResult } from "../../omics/result.js";
import { type Html, html } from "../html.js";
import { count, counted, duration, foldsInWords, fraction, percent, percentWithSpread } from "../numbers.js";
import type { Section } from "../section.js";
import { table } from "../table.js";

/** What was done and how well it went, in words first. */
export function summarySection(result: RunResult): Section {
  return {
    id: "summary",
    title: "Summary",
    body: html`${keyFigures(result)}${whatWasDone(result)}${howWell(result)}${recovery(result)}${foldTable(result)}`,
  };
}

function keyFigures({ mean, sd, data, images, folds, repeats, phases }: RunResult): Html {
  const seconds = phases.reduce((sum, phase) => sum + phase.seconds, 0);
  const facts: [string, string][] = [
    ["Accuracy", percentWithSpread(mean.accuracy, sd.accuracy)],
    ["Macro F1", fraction(mean.f1Macro)],
    ["AUC (one against one)", fraction(mean.aucOvoMacro)],
    ["Samples", count(images.count)],
    ["Genes drawn", `${count(images.layout.features.length)} of ${count(data.features)}`],
    ["Folds", repeats ? `${repeats[0]!.folds} × ${repeats.length}` : String(folds.length)],
    ["Whole run", duration(seconds)],
  ];
  return html`<dl class="facts">
    ${facts.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

/** What was read, drawn and trained, in a sentence. */
export function whatWasDone(result: RunResult): Html {
  const { data, classes, images, protocol } = result;
  const { height, width, channels, layout } = images;
  const left = data.unlabelled
    ? html` ${counted(data.unlabelled, "sample")} without a label ${data.unlabelled === 1 ? "was" : "were"} left out.`
    : undefined;
  const grouped = data.group ? html`, rows of one “${data.group}” never on both sides` : undefined;
  const leaky =
    protocol === "published"
      ? html`<p class="caution">
          <strong>Published protocol.</strong> This run repeats a paper's own order of steps, in which some steps saw
          the test samples as well. Its accuracy is optimistic: do not compare it with honest numbers.
        </p>`
      : undefined;
  return html`<p>
      From <b>${data.source}</b> (${counted(data.samples, "sample")}, ${counted(data.features, "gene")}) an image of
      ${height} × ${width} pixels in ${counted(channels, "channel")} (${layout.channels.join(", ")}) was drawn for each
      sample out of ${counted(layout.features.length, "gene")}, and a network learnt to tell the
      ${counted(classes.length, "class", "classes")} of “${data.label}” apart.${left} In ${foldsInWords(result)} of
      cross-validation${grouped}, each sample was judged by a network that had never seen
      it${protocol === "nested" ? ", and everything that learns from data (the choice of genes, the layout, the network) was fitted on the training samples alone" : ""}.
    </p>
    ${leaky}`;
}

/** The accuracy beside chance. */
export function howWell(result: RunResult): Html {
  const { mean, sd, confusion, images } = result;
  const chance = chanceAccuracy(confusion.summed);
  const spread = sd.accuracy === null ? undefined : html` (mean ± standard deviation over the folds)`;
  const learnt =
    mean.accuracy <= chance.mean + 2 * chance.sd
      ? html`<p class="caution">
          <strong>No better than chance.</strong> The accuracy lies within two standard deviations of what shuffled
          labels give: read nothing into the genes below.
        </p>`
      : undefined;
  return html`<p>
      <b>${percentWithSpread(mean.accuracy, sd.accuracy)}</b> of the test samples were told right${spread}. The same
      predictions against shuffled labels would be right in ${percentWithSpread(chance.mean, chance.sd)}; always naming
      the largest class, in ${percent(chance.majority)}. With ${counted(images.count, "sample")} in
      ${foldsInWords(result)}, one sample more or less is ${percent(1 / images.count)}: smaller differences mean
      nothing.
    </p>
    ${learnt}`;
}

function recovery({ recovery: found }: RunResult): Html | undefined {
  if (!found) return undefined;
  const beside = [
    { name: "the same network on a shuffled layout", share: found.shuffledLayout },
    { name: "a network trained on shuffled labels", share: found.shuffledLabels },
  ].flatMap(({ name, share }) => (share === undefined ? [] : [html`, ${name} ${percent(share)}`]));
  return html`<p>
    The cohort is simulated, so the genes that make the classes are known: of ${count(found.planted)} planted genes,
    <b>${count(found.found)} (${percent(found.share)})</b> are among as many top-ranked ones. A random ranking would
    find ${percent(found.random)}${beside}.
  </p>`;
}

/** The measures of each fold, and their means. */
export function foldTable({ folds, repeats, mean, sd }: RunResult): Html {
  const measures = ["accuracy", "precisionMacro", "recallMacro", "f1Macro", "aucOvoMacro"] as const;
  const titles = ["Accuracy", "Precision", "Recall", "F1", "AUC"];
  const columns = [
    { title: repeats ? "Repeat, fold" : "Fold" },
    ...["Training samples", "Test samples", ...titles, "Time"].map((title) => ({ title, numeric: true })),
  ];
  const each = repeats ? repeats[0]!.folds : folds.length;
  const rows = folds.map(({ fold, repeat, trainSamples, testSamples, metrics, seconds }) => [
    repeats ? `${(repeat ?? 0) + 1}.${(fold % each) + 1}` : fold + 1,
    trainSamples,
    testSamples,
    ...measures.map((name) => fraction(metrics[name])),
    duration(seconds),
  ]);
  const of = (title: string, values: RunResult["mean"] | RunResult["sd"]) => [
    title,
    "",
    "",
    ...measures.map((name) => fraction(values[name])),
    "",
  ];
  return table(
    "Measures on the test samples of each fold, fractions between 0 and 1. Precision, recall and F1 are means over classes (macro); AUC is the mean over pairs of classes.",
    columns,
    [...rows, of("Mean", mean), of("Standard deviation", sd)],
    2,
  );
}
