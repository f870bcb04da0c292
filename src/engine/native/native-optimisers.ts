import type { Variable } from "@tensorflow/tfjs";
import type { TensorFlowBackend } from "../backend.js";
import type { DoorTensor } from "../door-tensor.js";
import { dtypeCode } from "../dtypes.js";
import type { Optimiser, OptimiserFactory, OptimiserState } from "../optimiser.js";
import {
  adamDefaults,
  type AdamOptions,
  decays,
  sgdDefaults,
  type SgdOptions,
  withGradients,
} from "../optimiser-variables.js";
import { InPlaceVariable } from "./in-place.js";
import { Resource } from "./resource.js";

/** Optimisers on TensorFlow's resource variables: one op a variable and step, in place. */
export function nativeOptimisers(backend: TensorFlowBackend): OptimiserFactory {
  return {
    adam: (variables, options) => new NativeAdam(backend, variables, { ...adamDefaults, ...options }),
    sgd: (variables, options) => new NativeSgd(backend, variables, { ...sgdDefaults, ...options }),
  };
}

/** Scalars that differ from step to step: made, used and deleted. */
function withScalars(
  backend: TensorFlowBackend,
  values: readonly number[],
  use: (scalars: DoorTensor[]) => void,
): void {
  const scalars = values.map((value) => backend.door.tensor(Float32Array.of(value), [], dtypeCode.float32));
  try {
    use(scalars);
  } finally {
    for (const scalar of scalars) scalar.delete();
  }
}

class NativeAdam implements Optimiser {
  readonly #entries: { variable: Variable; values: InPlaceVariable; first: Resource; second: Resource }[];
  #steps = 0;

  constructor(
    private readonly backend: TensorFlowBackend,
    variables: readonly Variable[],
    private readonly options: AdamOptions,
  ) {
    this.#entries = variables.map((variable) => ({
      variable,
      values: new InPlaceVariable(backend, variable),
      first: new Resource(backend, variable.shape),
      second: new Resource(backend, variable.shape),
    }));
  }

  step(gradients: Parameters<Optimiser["step"]>[0], learningRate: number): void {
    const { constants } = this.backend;
    const { beta1, beta2, epsilon, weightDecay } = this.options;
    const pairs = withGradients(this.#entries, gradients);
    this.#steps++;
    // TensorFlow corrects bias in float32 and adds epsilon before the correction of the second moment. Done here in double
    // precision, with the betas that float32 has, the numbers are those of torch.optim.Adam.
    const correction1 = 1 - Math.fround(beta1) ** this.#steps;
    const correction2 = Math.sqrt(1 - Math.fround(beta2) ** this.#steps);
    const rate = (learningRate * correction2) / correction1;
    withScalars(
      this.backend,
      [rate, epsilon * correction2, 1 - learningRate * weightDecay],
      ([rate, epsilon, kept]) => {
        for (const { entry, gradient } of pairs) {
          if (weightDecay > 0 && decays(entry.variable)) entry.values.scale(kept!);
          entry.values.update((handle) => {
            const zero = constants.scalar(0);
            const betas = [constants.scalar(beta1), constants.scalar(beta2)];
            const state = [handle, entry.first.handle, entry.second.handle];
            this.backend.exec("ResourceApplyAdam", [...state, zero, zero, rate!, ...betas, epsilon!, gradient]);
          });
          gradient.dispose();
        }
      },
    );
  }

  save(): OptimiserState {
    return { steps: this.#steps, moments: this.#entries.flatMap(({ first, second }) => [first.save(), second.save()]) };
  }

  restore({ steps, moments }: OptimiserState): void {
    this.#steps = steps;
    for (const [e, { first, second }] of this.#entries.entries()) {
      first.restore(moments[2 * e]!);
      second.restore(moments[2 * e + 1]!);
    }
  }

  dispose(): void {
    for (const { values, first, second } of this.#entries) for (const held of [values, first, second]) held.dispose();
    this.#entries.length = 0;
  }
}

class NativeSgd implements Optimiser {
  readonly #entries: { variable: Variable; values: InPlaceVariable; velocity: Resource | undefined }[];

  constructor(
    private readonly backend: TensorFlowBackend,
    variables: readonly Variable[],
    private readonly options: SgdOptions,
  ) {
    this.#entries = variables.map((variable) => ({
      variable,
      values: new InPlaceVariable(backend, variable),
      velocity: options.momentum > 0 ? new Resource(backend, variable.shape) : undefined,
    }));
  }

  step(gradients: Parameters<Optimiser["step"]>[0], learningRate: number): void {
    const { backend } = this;
    const { momentum, weightDecay } = this.options;
    const pairs = withGradients(this.#entries, gradients);
    withScalars(backend, [learningRate], ([rate]) => {
      for (const { entry, gradient } of pairs) {
        const slope = weightDecay > 0 ? this.#decayed(entry.variable, backend.tensorOf(gradient)) : undefined;
        const delta = slope ?? backend.tensorOf(gradient);
        entry.values.update((handle) => {
          if (!entry.velocity) backend.exec("ResourceApplyGradientDescent", [handle, rate!, delta]);
          else {
            const inputs = [handle, entry.velocity.handle, rate!, delta, backend.constants.scalar(momentum)];
            backend.exec("ResourceApplyMomentum", inputs);
          }
        });
        slope?.delete();
        gradient.dispose();
      }
    });
  }

  #decayed(variable: Variable, gradient: DoorTensor): DoorTensor {
    const { backend } = this;
    const [decay] = backend.exec("Mul", [variable, backend.constants.scalar(this.options.weightDecay)]);
    const [slope] = backend.exec("AddV2", [gradient, decay!]);
    decay!.delete();
    return slope!;
  }

  save(): OptimiserState {
    return { steps: 0, moments: this.#entries.flatMap(({ velocity }) => (velocity ? [velocity.save()] : [])) };
  }

  restore({ moments }: OptimiserState): void {
    for (const [e, { velocity }] of this.#entries.entries()) velocity?.restore(moments[e]!);
  }

  dispose(): void {
    for (const { values, velocity } of this.#entries) {
      values.dispose();
      velocity?.dispose();
    }
    this.#entries.length = 0;
  }
}
