import { calibration } from "../../evaluate/calibration.js";
import { predictedClasses } from "../../evaluate/predicted-classes.js";
import type { RunResult } from "../../omics/result.js";
import { calibrationChart } from "../calibration-chart.js";
import { chart } from "../chart.js";
import { classIndex } from "../class-index.js";
import { figure } from "../figure.js";
import { html, type Html } from "../html.js";
import { count, fraction, percent, probability } from "../numbers.js";
import { classColour } from "../palette.js";
import type { Section } from "../section.js";
import { table } from "../table.js";

/** Intervals, calibration and the permutation test; nothing for results that know none. */
export function certaintySection(result: RunResult): Section | undefined {
  const body = certainty(result);
  return body && { id: "certainty", title: "How sure is that?", body: html`${body}${reliability(result)}` };
}

/** The same without the curve, for a notebook's cell. */
export function certainty({ certainty, calibration: found, permutation }: RunResult): Html | undefined {
  if (!certainty && !found && !permutation) return undefined;
  const interval = certainty?.accuracy.interval ?? undefined;
  return html`${
    interval &&
    html`<p>
      Over folds the mean accuracy lies between ${percent(Math.max(0, interval[0]))} and
      ${percent(Math.min(1, interval[1]))} (95 %, corrected for the training samples that folds share).
    </p>`
  }
  ${certainty && intervals(certainty)}
  ${
    found &&
    html`<p>
      Expected calibration error ${fraction(found.ece)}, Brier score ${fraction(found.brier)}, log loss
      ${fraction(found.logLoss)}; 0 is best.
    </p>`
  }
  ${
    permutation &&
    html`<p>
      Labels changed their samples within each fold ${count(permutation.permutations)} times; p =
      ${probability(permutation.p)} that labels without meaning give such an accuracy.
    </p>`
  }`;
}

function intervals({ pooled }: NonNullable<RunResult["certainty"]>): Html {
  const titles = { accuracy: "Accuracy", f1Macro: "Macro F1", aucOvoMacro: "AUC (one against one)" } as const;
  const names = Object.keys(titles) as (keyof typeof titles)[];
  return table(
    "Predictions of all folds taken together, with 95 % bootstrap intervals (BCa): samples, or whole groups, drawn anew. What other training samples would change is not in them.",
    [{ title: "Measure" }, ...["Value", "From", "To"].map((title) => ({ title, numeric: true }))],
    names.map((name) => {
      const own = pooled[name];
      return [titles[name], fraction(own?.value), fraction(own?.low), fraction(own?.high)];
    }),
  );
}

/** The predicted class's probability beside how often it was right. */
function reliability(result: RunResult): Html | undefined {
  const { probabilities, classes, samples } = result;
  if (samples.length === 0) return undefined;
  const truth = classIndex(result, "truth");
  const predicted = predictedClasses(probabilities, truth.length, classes.length);
  const stated = Float64Array.from(predicted, (c, i) => Math.min(1, probabilities[i * classes.length + c]!));
  const right = predicted.map((c, i) => (c === truth[i] ? 1 : 0));
  const { spec, description } = calibrationChart(calibration(stated, right, 10), "predicted class", classColour(0));
  return figure(
    chart(spec as Parameters<typeof chart>[0], description),
    "Probability of the predicted class, and the share of samples for which it was right; below, how many samples.",
  );
}
