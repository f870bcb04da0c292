import type { Attributes } from "../attributes.js";
import type { Door } from "../door.js";
import type { DoorTensor } from "../door-tensor.js";
import { dtypeCode } from "../dtypes.js";
import type { KeptMatrix, Linalg, RealMatrix } from "../linalg.js";
import {
  productSize,
  requireFinite,
  requireMatrix,
  requireSquare,
  requireTall,
  sparseProductSize,
} from "../matrix-checks.js";
import { sparseTensor } from "./sparse-tensor.js";

type Reals = Float32Array | Float64Array;

/** Linear algebra by TensorFlow, in float32 or float64 as the buffers are. */
export function nativeLinalg(door: Door): Linalg {
  const kept = new WeakMap<RealMatrix, DoorTensor>();
  const tensorOf = ({ rows, columns, values }: RealMatrix, dtype: number): DoorTensor => {
    const double = dtype === dtypeCode.float64;
    const same = values instanceof Float64Array === double;
    const elements = same ? values : double ? Float64Array.from(values) : Float32Array.from(values);
    return door.lend(elements, [rows, columns], dtype);
  };
  /** Runs one op on matrices of one type and reads the outputs that are asked for. */
  const run = (op: string, matrices: readonly RealMatrix[], attributes: Attributes, outputs: number): Reals[] => {
    const dtype = dtypeOf(matrices[0]!);
    const made: DoorTensor[] = [];
    const inputs = matrices.map((matrix) => {
      const held = dtypeOf(matrix) === dtype ? kept.get(matrix) : undefined;
      if (held) return held;
      made.push(tensorOf(matrix, dtype));
      return made.at(-1)!;
    });
    return withOwn(made, () => outputsOf(op, inputs, attributes, outputs));
  };
  const outputsOf = (op: string, inputs: readonly DoorTensor[], attributes: Attributes, outputs: number): Reals[] => {
    const results = door.exec(op, inputs, attributes);
    const read = results.slice(0, outputs).map((tensor) => door.read(tensor) as Reals);
    for (const tensor of results) tensor.delete();
    return read;
  };

  return {
    zeros: (rows, columns) => ({ rows, columns, values: door.zeros(rows * columns) }),
    matMul(a, b, options = {}) {
      const size = productSize(a, b, options);
      const attributes = { transpose_a: options.transposeA ?? false, transpose_b: options.transposeB ?? false };
      const [values] = run("MatMul", [a, b], attributes, 1);
      return { ...size, values: values! };
    },
    sparseMatMul(a, b) {
      const size = sparseProductSize(a, b);
      const dtype = dtypeOf(b);
      const made = [...sparseTensor(door, a, dtype === dtypeCode.float64), tensorOf(b, dtype)];
      const [values] = withOwn(made, () => outputsOf("SparseTensorDenseMatMul", made, {}, 1));
      return { ...size, values: values! };
    },
    eigSymmetric(a) {
      requireSquare("eigSymmetric", a);
      requireFinite("eigSymmetric", a);
      const [values, vectors] = run("SelfAdjointEigV2", [a], { compute_v: true }, 2);
      return { values: values!, vectors: { rows: a.rows, columns: a.rows, values: vectors! } };
    },
    svd(a) {
      requireFinite("svd", a);
      const rank = Math.min(a.rows, a.columns);
      const [s, u, v] = run("Svd", [a], { compute_uv: true, full_matrices: false }, 3);
      return {
        u: { rows: a.rows, columns: rank, values: u! },
        s: s!,
        v: { rows: a.columns, columns: rank, values: v! },
      };
    },
    orthonormal(a) {
      requireTall("orthonormal", a);
      requireFinite("orthonormal", a);
      const [values] = run("Qr", [a], { full_matrices: false }, 1);
      return { rows: a.rows, columns: a.columns, values: values! };
    },
    keep(a) {
      requireMatrix("keep", a);
      const tensor = tensorOf(a, dtypeOf(a));
      const release = () => {
        kept.delete(matrix);
        tensor.delete();
      };
      const matrix: KeptMatrix = { ...a, release };
      kept.set(matrix, tensor);
      return matrix;
    },
  };
}

/** Runs something with tensors that are deleted whatever comes of it. */
function withOwn<T>(made: readonly DoorTensor[], run: () => T): T {
  try {
    return run();
  } finally {
    for (const tensor of made) tensor.delete();
  }
}

function dtypeOf({ values }: RealMatrix): number {
  return values instanceof Float64Array ? dtypeCode.float64 : dtypeCode.float32;
}
