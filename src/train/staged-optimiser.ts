import type { Engine, Tensor, Variable } from "../engine/engine.js";
import type { Optimiser, OptimiserState } from "../engine/optimiser.js";
import type { Network } from "../models/network.js";
import { stagesOf } from "../models/stages.js";
import type { TrainOptions } from "./train-options.js";

type Options = Pick<TrainOptions, "optimiser" | "weightDecay" | "freeze" | "thaw" | "layerDecay">;

interface Group {
  readonly variables: readonly Variable[];
  readonly optimiser: Optimiser;
  /** Of the learning rate. */
  readonly factor: number;
}

/** The optimiser of a network, which may keep its first stages frozen for a while, and teach them more slowly. */
export class StagedOptimiser {
  readonly #options: Options;
  /** From the pixels to the last layer; one of all variables where nothing tells stages apart. */
  readonly #groups: readonly Group[];

  constructor(network: Network, options: Options, engine: Engine) {
    this.#options = options;
    const { parameters } = network;
    const staged = options.freeze > 0 || options.layerDecay < 1;
    const stages = staged ? stagesOf(network) : [[...parameters.keys()]];
    this.#groups = stages.map((names, s) => {
      const variables = names.map((name) => parameters.get(name)!);
      const factor = options.layerDecay ** (stages.length - 1 - s);
      return { variables, factor, optimiser: optimiserOf(variables, options, engine) };
    });
  }

  /** Freezes and thaws. @param epoch that begins, counted from 1 */
  begin(epoch: number): void {
    const learning = this.#learning(epoch);
    for (const [g, { variables }] of this.#groups.entries())
      for (const variable of variables) variable.trainable = g >= this.#groups.length - learning;
  }

  /** One update; `gradients` is keyed by variable name and is disposed by the call. */
  step(gradients: Readonly<Record<string, Tensor>>, learningRate: number): void {
    for (const { variables, optimiser, factor } of this.#groups) {
      const own = variables.flatMap(({ name }) => (gradients[name] ? [[name, gradients[name]] as const] : []));
      if (own.length > 0) optimiser.step(Object.fromEntries(own), factor * learningRate);
    }
  }

  save(): OptimiserState[] {
    return this.#groups.map(({ optimiser }) => optimiser.save());
  }

  restore(states: readonly OptimiserState[]): void {
    for (const [g, { optimiser }] of this.#groups.entries()) optimiser.restore(states[g]!);
  }

  /** Lets go of its memory; nothing stays frozen. */
  dispose(): void {
    for (const { variables, optimiser } of this.#groups) {
      for (const variable of variables) variable.trainable = true;
      optimiser.dispose();
    }
  }

  /** How many stages learn, counted from the last. */
  #learning(epoch: number): number {
    const { freeze, thaw } = this.#options;
    if (epoch <= freeze) return 1;
    return freeze > 0 && thaw > 0 ? 1 + Math.ceil((epoch - freeze) / thaw) : this.#groups.length;
  }
}

function optimiserOf(variables: readonly Variable[], { optimiser, weightDecay }: Options, { optimisers }: Engine) {
  if (optimiser === "sgd") return optimisers.sgd(variables, { momentum: 0.9, weightDecay });
  return optimisers.adam(variables, optimiser === "adamw" ? { weightDecay } : {});
}
