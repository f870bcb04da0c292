import type { Context } from "../context.js";
import { type Cohort, labelsOf } from "../data/cohort.js";
import type { Images } from "../data/images.js";
import { sideBySide } from "../encoders/drawing/side-by-side.js";
import { OmixelError } from "../errors.js";
import { identityOf } from "../modalities/feature-identity.js";
import { oneAssay, type OneAssay, type OwnEncoder } from "./one-assay.js";

/** The samples that have an assay, drawn by the assay's own encoder. @param state what that encoder learnt */
export async function drawnAssay(
  whole: Cohort,
  name: string,
  state: unknown,
  { step, options }: OwnEncoder,
  ctx: Context,
): Promise<OneAssay> {
  const { cohort, rows } = oneAssay(whole, name);
  return { cohort: await step.apply(cohort, state, options, ctx), rows };
}

/** The images of all assays side by side; features carry the names of their assays. @param count samples in all */
export function assaysSideBySide(
  assays: readonly { readonly name: string; readonly images: Images; readonly rows: Int32Array }[],
  count: number,
): Images {
  const blocks = assays.map(({ name, images, rows }) => {
    const features = images.layout.features.map((feature) => identityOf(name, feature));
    return { images, rows, features };
  });
  return sideBySide(blocks, count);
}

/** @throws TooFewSamples for an assay whose training samples are not of two classes */
export function requireTwoClasses(name: string, train: Cohort): void {
  const found = [...new Set(labelsOf(train))];
  if (found.length >= 2) return;
  throw new OmixelError(
    "TooFewSamples",
    `Assay "${name}" was measured on training samples of ${found.length === 0 ? "no class" : `class "${found[0]!}" alone`}.`,
    "Leave the assay out with { assays: [ … ] }, or use fewer folds.",
    { step: "fuse" },
  );
}
