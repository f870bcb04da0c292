import { readFileSync } from "node:fs";
import type { Reference } from "./shared.js";

/** What scikit-learn, lifelines and scipy say of seeded data (tests/fixtures/curves/generate.py). */
export const curvesReference = JSON.parse(
  readFileSync(new URL("fixtures/curves/expected.json", import.meta.url), "utf8"),
) as Reference;
