import type { Predictions } from "../../../src/notebook/charts/predictions.js";
import type { ChartPicture, Picture } from "../../../src/notebook/picture.js";
import { seededRandom } from "../../../src/random.js";

export const hostile = '<img onerror="x">';

/** Predictions that are better than luck. */
export function examplePredictions(classes: readonly string[], samples = 60): Predictions {
  const random = seededRandom(4);
  const truth = Array.from({ length: samples }, (_, i) => i % classes.length);
  const probabilities = Float64Array.from(
    truth.flatMap((own) => {
      const scores = classes.map((_, c) => Math.exp(random.normal() + (c === own ? 1.5 : 0)));
      const sum = scores.reduce((total, score) => total + score, 0);
      return scores.map((score) => score / sum);
    }),
  );
  return { classes, truth: truth.map((c) => classes[c]!), probabilities };
}

/** What a chart says in words. */
export function wordsOf(picture: Picture): string {
  return (picture as ChartPicture).description;
}

/** What a notebook draws; tests know its shape. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export function specOf(picture: Picture): any {
  return (picture as ChartPicture).spec;
}
