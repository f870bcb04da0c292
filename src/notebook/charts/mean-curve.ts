import { requireOption } from "../../registry.js";

/** How the curves of several classes become one. */
export type MeanCurve = "macro" | "micro" | "none";

/** @throws InvalidOption for another kind of mean */
export function checkMean<Options extends { readonly mean: MeanCurve }>(chart: string, options: Options): Options {
  const known: readonly string[] = ["macro", "micro", "none"];
  requireOption(
    known.includes(options.mean),
    chart,
    `mean is "${options.mean}".`,
    'Choose "macro", "micro" or "none".',
  );
  return options;
}
