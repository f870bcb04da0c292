import type { Attributes } from "../attributes.js";
import type { Door } from "../door.js";
import { dtypeCode } from "../dtypes.js";
import type { Linalg, RealMatrix } from "../linalg.js";
import { productSize, requireFinite, requireSquare, requireTall } from "../matrix-checks.js";

type Reals = Float32Array | Float64Array;

/** Linear algebra by TensorFlow, in float32 or float64 as the buffers are. */
export function nativeLinalg(door: Door): Linalg {
  /** Runs one op on matrices of one type and reads the outputs that are asked for. */
  const run = (op: string, matrices: readonly RealMatrix[], attributes: Attributes, outputs: number): Reals[] => {
    const double = matrices[0]!.values instanceof Float64Array;
    const dtype = double ? dtypeCode.float64 : dtypeCode.float32;
    const inputs = matrices.map(({ rows, columns, values }) => {
      const same = values instanceof Float64Array === double;
      const elements = same ? values : double ? Float64Array.from(values) : Float32Array.from(values);
      return door.tensor(elements, [rows, columns], dtype);
    });
    try {
      const results = door.exec(op, inputs, attributes);
      const read = results.slice(0, outputs).map((tensor) => door.read(tensor) as Reals);
      for (const tensor of results) tensor.delete();
      return read;
    } finally {
      for (const tensor of inputs) tensor.delete();
    }
  };

  return {
    matMul(a, b, options = {}) {
      const size = productSize(a, b, options);
      const attributes = { transpose_a: options.transposeA ?? false, transpose_b: options.transposeB ?? false };
      const [values] = run("MatMul", [a, b], attributes, 1);
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
  };
}
