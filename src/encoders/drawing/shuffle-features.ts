import type { Random } from "../../random.js";
import type { DrawnAssay, EncoderState } from "../encoder.js";
import { identityOf } from "../../modalities/feature-identity.js";

/**
 * What an encoder learnt, with the names of its features dealt anew over the same places: the control that shows what the
 * arrangement itself is worth. Occupied pixels, collisions and weights stay those of the original; features of an assay
 * stay in its channels.
 */
export function shuffleFeatures(state: EncoderState, random: Random): EncoderState {
  const { layout, normalisation, assays } = state;
  const of: number[] = []; // the feature that comes to each place
  for (const { features } of assays ?? [layout]) {
    const first = of.length;
    of.push(...random.shuffle(Array.from(features, (_, f) => first + f)));
  }
  const dealt = <T>(names: readonly T[], first = 0) => names.map((_, f) => names[of[first + f]! - first]!);
  const pick = (numbers: Float64Array) => Float64Array.from(of, (f) => numbers[f]!);
  let first = 0;
  const shuffled = assays?.map(({ name, features }): DrawnAssay => {
    first += features.length;
    return { name, features: dealt(features, first - features.length) };
  });
  const features = shuffled
    ? shuffled.flatMap(({ name, features }) => features.map((feature) => identityOf(name, feature)))
    : dealt(layout.features);
  return {
    ...state,
    layout: { ...layout, features },
    normalisation: { ...normalisation, shift: pick(normalisation.shift), factor: pick(normalisation.factor) },
    ...(shuffled ? { assays: shuffled } : {}),
  };
}
