import { OmixelError } from "../../errors.js";
import type { Engine } from "../engine.js";

/** JavaScript has no bfloat16, and would gain nothing by it. */
export const portableInPrecision: Engine["inPrecision"] = (precision, run) => {
  if (precision === "float32") return run();
  throw new OmixelError(
    "EngineUnavailable",
    `Precision "${precision}" needs TensorFlow's library, which is not there.`,
    'Run `npm run setup`, which fetches it, or set { precision: "float32" }.',
  );
};
