import { customGrad, type Tensor, type Tensor2D } from "@tensorflow/tfjs";
import type { Csr } from "../../data/csr.js";
import type { TensorFlowBackend } from "../backend.js";
import { requireRows } from "../matrix-checks.js";
import type { SparseMatrixFactory } from "../sparse-matrix.js";
import { sparseTensor } from "./sparse-tensor.js";
import { gradientRelease, runOp } from "./tensors.js";

/** TensorFlow's product of a sparse and a dense matrix: ten times as fast as gathering rows and adding them up. */
export function nativeSparseMatrix(backend: TensorFlowBackend): SparseMatrixFactory {
  return (matrix: Csr) => {
    const [places, entries, shape] = sparseTensor(backend.door, matrix);
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
        requireRows("sparseMatrix", x.shape, matrix.columns);
        return times(x) as Tensor2D;
      },
      dispose() {
        for (const tensor of [places, entries, shape]) tensor.delete();
      },
    };
  };
}
