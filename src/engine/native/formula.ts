import { customGrad, type GradSaveFunc, type Tensor } from "@tensorflow/tfjs";
import { isOmixelError } from "../../errors.js";
import type { OpInput, TensorFlowBackend } from "../backend.js";
import type { DoorTensor } from "../door-tensor.js";
import {
  functionDefinition,
  type FunctionStep,
  type FunctionSteps,
  joins,
  type Operand,
  reduces,
} from "../function-definition.js";
import { isExhausted } from "../status.js";
import { AT_ONCE } from "../streams.js";
import { gradientRelease, toTensor } from "./tensors.js";

/**
 * Tensors of fewer elements are computed op by op: compiling takes tens of milliseconds for each shape, which so little
 * work never gives back. The choice hangs on the shape alone, so that the same seed gives the same numbers.
 */
const COMPILED_FROM = 2 ** 18;

/** Libraries whose compiler has said that it is there. */
const started = new WeakSet<TensorFlowBackend>();

/** Those who have been told that nothing compiles: once is enough. */
const told = new WeakSet<TensorFlowBackend["log"]>();

/**
 * Arithmetic on every element of its arguments. TensorFlow's library reads and writes memory once an op, which is what such
 * arithmetic costs; large tensors are therefore computed by one compiled function, which reads and writes once in all.
 */
export class Formula {
  readonly #name: string;
  #defined = false;
  /** Why compiling has failed, once it has: libraries can be built without the compiler. */
  #refusal: string | undefined;

  /**
   * @param outputs names of steps; default the last one
   */
  constructor(
    private readonly backend: TensorFlowBackend,
    name: string,
    private readonly inputs: readonly string[],
    private readonly steps: FunctionSteps,
    private readonly outputs: readonly string[] = [Object.keys(steps).at(-1)!],
  ) {
    this.#name = `Omixel${name}`;
  }

  /**
   * The outputs, which belong to the caller.
   *
   * @param size elements of the largest tensor on the way; default that of the inputs
   */
  run(inputs: readonly OpInput[], size = largest(inputs)): DoorTensor[] {
    return this.runCompiled(inputs, size) ?? this.#interpret(inputs);
  }

  /** The same for a formula that is worth computing as one function alone: undefined where it is not compiled. */
  runCompiled(inputs: readonly OpInput[], size = largest(inputs)): DoorTensor[] | undefined {
    if (size < COMPILED_FROM) return undefined;
    try {
      if (this.#refusal === undefined) return this.#call(inputs);
    } catch (error) {
      if (isExhausted(error)) throw error; // op by op takes no less
      this.#refusal = isOmixelError(error) ? error.what : String(error);
    }
    tellOnce(this.backend.log, this.#refusal);
    return undefined;
  }

  #call(inputs: readonly OpInput[]): DoorTensor[] {
    if (!this.#defined) {
      const definition = functionDefinition(this.#name, this.inputs, this.steps, this.outputs);
      this.backend.door.define(this.#name, definition);
      this.#defined = true;
    }
    const { backend } = this;
    if (started.has(backend)) return backend.exec(this.#name, inputs);
    const outputs = backend.door.startCompiler(() => backend.exec(this.#name, inputs, {}, AT_ONCE));
    started.add(backend);
    return outputs;
  }

  #interpret(inputs: readonly OpInput[]): DoorTensor[] {
    const { backend } = this;
    const { constants } = backend;
    const known = new Map<string, OpInput>(this.inputs.map((name, i) => [name, inputs[i]!]));
    const own = new Map<string, DoorTensor>();
    const valueOf = (operand: Operand) => {
      if (typeof operand === "string") return own.get(operand) ?? known.get(operand)!;
      return typeof operand === "number" ? constants.scalar(operand) : constants.ints(operand);
    };
    const compute = ([op, ...operands]: FunctionStep): DoorTensor => {
      if (!joins(op)) return backend.exec(op, operands.map(valueOf), reduces(op) ? { keep_dims: true } : {})[0]!;
      const tensors = operands.slice(0, -1).map(valueOf) as DoorTensor[];
      return backend.exec(op, [tensors, constants.int(operands.at(-1) as number)])[0]!;
    };
    for (const [name, step] of Object.entries(this.steps)) own.set(name, compute(step));
    const results = this.outputs.map((name) => own.get(name)!);
    for (const tensor of own.values()) if (!results.includes(tensor)) tensor.delete();
    return results;
  }
}

function tellOnce(log: TensorFlowBackend["log"], refusal: string): void {
  if (told.has(log)) return;
  told.add(log);
  const [reason] = refusal.split("\n");
  log(
    `Large tensors are computed op by op, which takes longer, since TensorFlow's compiler failed (${reason}). \`npm run setup\` fetches a library that has one.`,
  );
}

function largest(inputs: readonly OpInput[]): number {
  return Math.max(...inputs.map((input) => elements((input as { shape: readonly number[] }).shape)));
}

function elements(shape: readonly number[]): number {
  return shape.reduce((product, side) => product * side, 1);
}

/** An op on each element alone, from its formula f(x) and that of its gradient g(x, dy). */
export function elementwiseOp(
  backend: TensorFlowBackend,
  value: Formula,
  gradient: Formula,
): <T extends Tensor>(x: T) => T {
  const op = customGrad((...args) => {
    const [x, save] = args as unknown as [Tensor, GradSaveFunc];
    save([x]);
    return {
      value: toTensor(backend, value.run([x])[0]!.of(x.shape)),
      gradFunc: (dy: Tensor, saved: Tensor[]) => {
        const release = gradientRelease(dy);
        const [slope] = gradient.run([saved[0]!, dy]);
        saved[0]!.dispose();
        release();
        return toTensor(backend, slope!.of(saved[0]!.shape));
      },
    };
  });
  return <T extends Tensor>(x: T) => op(x) as T;
}
