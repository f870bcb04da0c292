import type { Dense } from "../../src/data/dense.js";
import type { Training } from "../../src/encoders/encoder-method.js";

/** What an encoder's own part sees of these values, drawn as they are. */
export function trainingOf(
  values: Dense,
  told: Partial<Training> = {},
  facts: Record<string, unknown[]> = {},
): Training {
  const features = Array.from({ length: values.columns }, (_, f) => `g${f}`);
  const fact = (column: string) => facts[column];
  const assays = [{ name: "rna", features: told.features ?? features }];
  return { values, raw: values, features, assays, labels: undefined, height: 16, width: 16, fact, ...told };
}
