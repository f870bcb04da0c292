/**
 * What convolutions and matrix products compute in. "bfloat16" has the range of float32 and eight bits of its precision;
 * processors with AMX or AVX-512 BF16, and GPUs since Ampere, have units for it.
 */
export type Precision = "float32" | "bfloat16";

/** How an op goes about tensors that lie in bfloat16. All others take float32. */
interface Rule {
  /** Its inputs that have the type in question. */
  readonly inputs: readonly number[];
  /** The input whose type decides; "always": bfloat16; "all": bfloat16 only where all are. */
  readonly by: number | "always" | "all";
  /** Whether it gains by bfloat16, for "always". */
  readonly worth?: (a: readonly number[], b: readonly number[], transposed: boolean) => boolean;
}

/** Of fewer pixels, a filter's gradient takes longer to be brought into order than to be computed, and in bfloat16 twice as long. */
const PIXELS = 1024;

/** A product with shorter rows waits for memory, not for its units; one of fewer multiplications is shorter than its casts. */
const [SHORTEST, LEAST] = [64, 2 ** 22];

/**
 * Ops that compute in bfloat16, and ops that leave a tensor in the type they find it in, so that it goes from one convolution
 * to the next without a cast. Statistics of batch norms are float32 in either type.
 *
 * Depthwise convolutions are not among them: their gradients are five times slower in bfloat16 (TensorFlow 2.18).
 */
const rules: Readonly<Record<string, Rule>> = {
  Conv2D: { inputs: [0, 1], by: "always" },
  Conv2DBackpropInput: { inputs: [1, 2], by: "always" },
  Conv2DBackpropFilter: {
    inputs: [0, 2],
    by: "always",
    worth: (_images, [count, height, width]) => count! * height! * width! >= PIXELS,
  },
  MatMul: {
    inputs: [0, 1],
    by: "always",
    worth: (a, b, transposed) => {
      const along = a[transposed ? 0 : 1]!;
      return along >= SHORTEST && (elements(a) * elements(b)) / along >= LEAST;
    },
  },
  FusedBatchNormV3: { inputs: [0], by: 0 },
  FusedBatchNormGradV3: { inputs: [0, 1], by: 1 },
  Relu: { inputs: [0], by: 0 },
  ReluGrad: { inputs: [0, 1], by: 1 },
  AddV2: { inputs: [0, 1], by: "all" },
  BiasAdd: { inputs: [0, 1], by: 0 },
  BiasAddGrad: { inputs: [0], by: 0 },
  MaxPool: { inputs: [0], by: 0 },
  MaxPoolGrad: { inputs: [0, 1, 2], by: 0 },
  _MklNativeMaxPool: { inputs: [0], by: 0 },
  _MklNativeMaxPoolGrad: { inputs: [0, 1, 2], by: 0 },
  PadV2: { inputs: [0, 2], by: 0 },
  Slice: { inputs: [0], by: 0 },
  Reshape: { inputs: [0], by: 0 },
  Transpose: { inputs: [0], by: 0 },
};

/** An op's inputs, as far as their type goes. */
interface Inputs {
  isHalf(at: number): boolean;
  shape(at: number): readonly number[];
}

/** Which inputs an op takes in bfloat16; it takes the others in float32. */
export function inputsInBfloat16(op: string, inputs: Inputs, transposed: boolean): readonly number[] {
  const rule = rules[op];
  if (!rule) return [];
  const { inputs: typed, by, worth } = rule;
  const lowered = () => {
    if (by === "all") return typed.every((at) => inputs.isHalf(at));
    if (by !== "always") return inputs.isHalf(by);
    return worth?.(inputs.shape(typed[0]!), inputs.shape(typed[1]!), transposed) ?? true;
  };
  return lowered() ? typed : [];
}

function elements([rows, columns]: readonly number[]): number {
  return rows! * columns!;
}
