import { OmixelError } from "../errors.js";

/** @throws UnsuitableData where there is nothing to be told apart */
export function requireClasses(step: string, classes: number): void {
  if (classes >= 2) return;
  const what = `The training samples are of ${classes} class, but at least 2 are told apart.`;
  throw new OmixelError("UnsuitableData", what, "Check the label column, or the folds.", { step });
}
