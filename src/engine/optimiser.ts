import type { Tensor, Variable } from "@tensorflow/tfjs";

/** Updates variables in place from their gradients. */
export interface Optimiser {
  /** One update; `gradients` is keyed by variable name and is disposed by the call. */
  step(gradients: Readonly<Record<string, Tensor>>, learningRate: number): void;
  /** What it remembers of its steps, as plain data: an optimiser of the same kind and variables goes on from there. */
  save(): OptimiserState;
  restore(state: OptimiserState): void;
  dispose(): void;
}

/** Steps made, and the moments of all variables, in their order. */
export interface OptimiserState {
  readonly steps: number;
  readonly moments: readonly Float32Array[];
}

export interface OptimiserFactory {
  /**
   * Adam (Kingma & Ba 2015); with `weightDecay` > 0 decoupled decay, AdamW (Loshchilov & Hutter 2019).
   * Decay touches only variables of rank 2 and above (weights, not biases or batch norms).
   */
  adam(
    variables: readonly Variable[],
    options?: { beta1?: number; beta2?: number; epsilon?: number; weightDecay?: number },
  ): Optimiser;
  /** Stochastic gradient descent with momentum; decay is added to the gradient, as in torch.optim.SGD. */
  sgd(variables: readonly Variable[], options?: { momentum?: number; weightDecay?: number }): Optimiser;
}
