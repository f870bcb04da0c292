import type { Tensor, Variable } from "@tensorflow/tfjs";
import { unknownName } from "../errors.js";
import type { OptimiserFactory } from "./optimiser.js";

/** The variables that have a gradient in this step, in the order in which the optimiser knows them. */
export function withGradients<T extends { readonly variable: Variable }>(
  entries: readonly T[],
  gradients: Readonly<Record<string, Tensor>>,
): { entry: T; gradient: Tensor }[] {
  const names = entries.map(({ variable }) => variable.name);
  for (const name of Object.keys(gradients))
    if (!names.includes(name)) throw unknownName("variable of this optimiser", name, names);
  return entries.flatMap((entry) => {
    const gradient = gradients[entry.variable.name];
    return gradient ? [{ entry, gradient }] : [];
  });
}

/** AdamW decays weights, not biases or batch norms. */
export function decays(variable: Variable): boolean {
  return variable.rank >= 2;
}

export type AdamOptions = Required<NonNullable<Parameters<OptimiserFactory["adam"]>[1]>>;
export type SgdOptions = Required<NonNullable<Parameters<OptimiserFactory["sgd"]>[1]>>;

/** The values of the paper, which are torch's too. */
export const adamDefaults: Readonly<AdamOptions> = Object.freeze({
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-8,
  weightDecay: 0,
});
export const sgdDefaults: Readonly<SgdOptions> = Object.freeze({ momentum: 0, weightDecay: 0 });
