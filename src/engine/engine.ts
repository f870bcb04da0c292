import type * as tfjs from "@tensorflow/tfjs";
import type { Linalg } from "./linalg.js";
import type { NativeOps } from "./ops.js";
import type { OptimiserFactory } from "./optimiser.js";
import type { Precision } from "./precision.js";
import type { SparseMatrixFactory } from "./sparse-matrix.js";

export type { Scalar, Tensor, Tensor1D, Tensor2D, Tensor3D, Tensor4D, Variable } from "@tensorflow/tfjs";

/** The one door to the tensor library. What it runs on is chosen once, when it is opened. */
export interface Engine {
  /** "tensorflow" = TensorFlow's C library, "cpu" = the portable fallback, slow. */
  readonly name: "tensorflow" | "cpu";
  /** For results and reports: "TensorFlow 2.18.1, 2 threads". */
  readonly description: string;
  /** The tfjs API, running on this engine. */
  readonly tf: typeof tfjs;
  /** Layers with native gradients; the same calls run on the fallback. */
  readonly ops: NativeOps;
  readonly optimisers: OptimiserFactory;
  readonly linalg: Linalg;
  /** Products with a sparse matrix that networks learn through: sums over the neighbours in a graph. */
  readonly sparse: SparseMatrixFactory;
  /**
   * Runs something whose convolutions and matrix products compute in a precision, gradients included; all else, and all that
   * is kept, stays float32.
   *
   * @throws EngineUnavailable for "bfloat16" on the portable fallback
   */
  inPrecision<T>(precision: Precision, run: () => T): T;
}
