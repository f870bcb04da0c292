import type { LearningCurveResult } from "../omics/learning-curve/learning-curve.js";
import type { DescribedChart } from "./calibration-chart.js";
import { counted, percent } from "./numbers.js";
import { classColour } from "./palette.js";

/** Mean accuracy by training samples, with one standard deviation over folds to each side. */
export function learningChart({ points }: LearningCurveResult): DescribedChart {
  const values = points.flatMap(({ samples, mean, sd }) => {
    if (samples === null || !mean) return [];
    const spread = sd?.accuracy ?? 0;
    const [low, high] = [Math.max(0, mean.accuracy - spread), Math.min(1, mean.accuracy + spread)];
    return [{ samples, mean: mean.accuracy, low, high }];
  });
  const x = { field: "samples", type: "quantitative", title: "training samples", scale: { zero: false } };
  const y = {
    type: "quantitative",
    title: "accuracy",
    scale: { zero: false },
    axis: { format: "%", tickCount: 5 },
  };
  const colour = classColour(0);
  return {
    spec: {
      width: 420,
      height: 260,
      data: { values },
      layer: [
        {
          mark: { type: "area", color: colour, opacity: 0.15 },
          encoding: { x, y: { ...y, field: "low" }, y2: { field: "high" } },
        },
        {
          mark: { type: "line", color: colour, point: { filled: true, size: 50, color: colour } },
          encoding: { x, y: { ...y, field: "mean" } },
        },
      ],
    },
    description: `Accuracy by training samples: ${values
      .map(({ samples, mean }) => `${percent(mean)} with ${counted(Math.round(samples), "sample")}`)
      .join(", ")}.`,
  };
}

/** The numbers in rows, the headings first. */
export function learningTable({ points }: LearningCurveResult): (string | number)[][] {
  const measures = ["accuracy", "f1Macro", "aucOvoMacro"] as const;
  return [
    ["size", "trainingSamples", ...measures.flatMap((name) => [name, `${name}Sd`]), "trainings", "failed"],
    ...points.map(({ size, samples, mean, sd, trainings, errors }) => [
      size,
      samples ?? "",
      ...measures.flatMap((name) => [mean?.[name] ?? "", sd?.[name] ?? ""]),
      trainings,
      errors.length,
    ]),
  ];
}
