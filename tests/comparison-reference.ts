import { readFileSync } from "node:fs";
import type { Reference } from "./shared.js";

/** What scipy and scikit-learn say of seeded numbers (tests/fixtures/comparison/generate.py). */
export const comparisonReference = JSON.parse(
  readFileSync(new URL("fixtures/comparison/expected.json", import.meta.url), "utf8"),
) as Reference;
