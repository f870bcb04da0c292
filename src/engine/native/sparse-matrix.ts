import { customGrad, type Tensor, type Tensor2D } from "@tensorflow/tfjs";
import type { Csr } from "../../data/csr.js";
import type { TensorFlowBackend } from "../backend.js";
import { dtypeCode } from "../dtypes.js";
import { requireRows } from "../matrix-checks.js";
import type { SparseMatrixFactory } from "../sparse-matrix.js";
import { gradientRelease, runOp } from "./tensors.js";

/** TensorFlow's product of a sparse and a dense matrix: ten times as fast as gathering rows and adding them up. */
export function nativeSparseMatrix(backend: TensorFlowBackend): SparseMatrixFactory {
  return (matrix: Csr) => {
    const { rows, columns, values } = matrix;
    const { door } = backend;
    const places = door.tensor(placesOf(matrix), [values.length, 2], dtypeCode.int64);
    const entries = door.tensor(values, [values.length], dtypeCode.float32);
    const shape = door.tensor(BigInt64Array.of(BigInt(rows), BigInt(columns)), [2], dtypeCode.int64);
    const product = (x: Tensor, transposed: boolean) =>
      runOp<Tensor2D>(backend, "SparseTensorDenseMatMul", [places, entries, shape, x], { adjoint_a: transposed });
    const times = customGrad((...args) => {
      const [x] = args as [Tensor];
      return {
        value: product(x, false),
        gradFunc: (dy: Tensor) => {
          const release = gradientRelease(dy);
          const gradient = product(dy, true);
          release();
          return gradient;
        },
      };
    });
    return {
      times(x) {
        requireRows("sparseMatrix", x.shape, columns);
        return times(x) as Tensor2D;
      },
      dispose() {
        for (const tensor of [places, entries, shape]) tensor.delete();
      },
    };
  };
}

/** Row and column of each entry. */
function placesOf({ rows, indptr, indices }: Csr): BigInt64Array {
  const places = new BigInt64Array(2 * indices.length);
  for (let i = 0; i < rows; i++)
    for (let k = indptr[i]!; k < indptr[i + 1]!; k++) {
      places[2 * k] = BigInt(i);
      places[2 * k + 1] = BigInt(indices[k]!);
    }
  return places;
}
