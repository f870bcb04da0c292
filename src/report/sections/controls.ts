import { chanceAccuracy } from "../../evaluate/chance.js";
import type { PairedDifference } from "../../evaluate/paired-difference.js";
import type { ControlResult, RunResult } from "../../omics/result.js";
import { chart } from "../chart.js";
import { figure } from "../figure.js";
import { html, type Html } from "../html.js";
import { meanIntervals } from "../mean-intervals.js";
import { difference, percent, percentWithSpread, points } from "../numbers.js";
import type { Section } from "../section.js";
import { table } from "../table.js";

/** How controls that omixel itself runs, and the parts of its recipe, are called in print. */
const titles: Readonly<Record<string, string>> = {
  shuffledLayout: "Same network, shuffled layout",
  shuffledLabels: "Same network, shuffled labels",
  networks: "The recipe's networks alone",
  linear: "Linear network on the pixels",
  ridge: "Ridge classifier on the same features",
  forest: "Random forest on the same features",
  majority: "Largest class always",
};

interface Line {
  readonly name: string;
  readonly mean: number;
  /** null for a single fold. */
  readonly sd: number | null;
  readonly note: string;
  readonly difference?: PairedDifference;
}

/** The accuracy beside that of plainer methods; nothing where no control was run. */
export function controlsSection(result: RunResult): Section | undefined {
  const controls = result.controls ?? [];
  if (controls.length === 0) return undefined;
  const chance = chanceAccuracy(result.confusion.summed);
  const lines: Line[] = [
    { name: "This study", mean: result.mean.accuracy, sd: result.sd.accuracy, note: "" },
    ...controls.map(({ name, accuracy, ...rest }) => ({ name: titles[name] ?? name, ...accuracy, ...rest })),
    { name: "Chance", mean: chance.mean, sd: chance.sd, note: "The same predictions against shuffled labels." },
  ];
  return {
    id: "controls",
    title: "What is the picture worth?",
    body: html`${controls.map((control) => verdict(control, result))}${figure(dots(lines), captionOf(result))}
    ${table(
      "Accuracy of the study and of its controls",
      [
        { title: "Method" },
        { title: "Accuracy", numeric: true },
        { title: "The study's is higher by (± standard error, paired by sample)", numeric: true },
        { title: "What was run" },
      ],
      lines.map(({ name, mean, sd, note, difference: own }) => [
        name,
        percentWithSpread(mean, sd),
        own ? difference(own) : "",
        note,
      ]),
    )}`,
  };
}

function captionOf({ folds }: RunResult): string {
  const spread = folds.length > 1 ? ": mean and one standard deviation to each side" : "; one fold has no spread";
  return `Accuracy on the same folds${spread}.`;
}

/** Said plainly for the two controls that readers most often ask about. */
function verdict({ name, accuracy, difference: paired }: ControlResult, { mean, sd }: RunResult): Html | undefined {
  const gain = mean.accuracy - accuracy.mean;
  // Paired by sample the noise is smaller than that of folds: what both get wrong is in neither.
  const own = paired?.standardError;
  const noise = own != null ? 2 * own : Math.max(sd.accuracy ?? 0, accuracy.sd ?? 0);
  const within = own != null ? "two standard errors, paired by sample" : "one standard deviation over folds";
  const size = points(Math.abs(gain));
  if (name === "shuffledLayout")
    return html`<p>
      With the genes' places shuffled, the same network reaches ${percent(accuracy.mean)}.
      ${
        Math.abs(gain) <= noise
          ? `The difference is within ${within}: here the layout helps to see and to explain, not to predict.`
          : gain > 0
            ? `The layout is worth ${size}.`
            : `The shuffled layout is better by ${size}: the layout does not help to predict here.`
      }
    </p>`;
  if (name === "linear")
    return html`<p>
      A linear network on the same pixels reaches
      ${percent(accuracy.mean)}${
        Math.abs(gain) <= noise
          ? `, level with the study within ${within}.`
          : gain > 0
            ? `, ${size} less than the study.`
            : `, ${size} more than the study: prefer it for predictions.`
      }
    </p>`;
  return undefined;
}

function dots(lines: readonly Line[]): Html {
  const values = lines.map(({ name, mean, sd }, i) => ({
    name,
    mean,
    low: Math.max(0, mean - (sd ?? 0)),
    high: Math.min(1, mean + (sd ?? 0)),
    own: i === 0,
  }));
  return chart(
    meanIntervals(values, "accuracy", { domain: [0, 1] }),
    `Accuracies: ${lines.map(({ name, mean }) => `${name} ${percent(mean)}`).join(", ")}.`,
  );
}
