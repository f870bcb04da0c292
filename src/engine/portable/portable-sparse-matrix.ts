import { customGrad, type Tensor, type Tensor2D, tensor2d } from "@tensorflow/tfjs";
import type { Csr } from "../../data/csr.js";
import { requireRows } from "../matrix-checks.js";
import type { SparseMatrixFactory } from "../sparse-matrix.js";

/** The product of a sparse and a dense matrix in plain JavaScript: runs on any backend. */
export const portableSparseMatrix: SparseMatrixFactory = (matrix: Csr) => {
  const times = customGrad((...args) => {
    const [x] = args as [Tensor2D];
    return { value: product(matrix, x, false), gradFunc: (dy: Tensor) => product(matrix, dy as Tensor2D, true) };
  });
  return {
    times(x) {
      requireRows("sparseMatrix", x.shape, matrix.columns);
      return times(x) as Tensor2D;
    },
    dispose: () => undefined,
  };
};

function product(matrix: Csr, x: Tensor2D, transposed: boolean): Tensor2D {
  const [width, height] = [x.shape[1], transposed ? matrix.columns : matrix.rows];
  const out = new Float32Array(height * width);
  addProducts(matrix, x.dataSync() as Float32Array, out, width, transposed);
  return tensor2d(out, [height, width]);
}

/** Adds matrix · x, or transposed matrixᵀ · x, to `out`. @param width columns of x and out */
export function addProducts(
  { rows, indptr, indices, values }: Csr,
  x: Float32Array | Float64Array,
  out: Float32Array | Float64Array,
  width: number,
  transposed: boolean,
): void {
  for (let i = 0; i < rows; i++)
    for (let k = indptr[i]!; k < indptr[i + 1]!; k++) {
      const [to, from] = transposed ? [indices[k]! * width, i * width] : [i * width, indices[k]! * width];
      for (let c = 0; c < width; c++) out[to + c]! += values[k]! * x[from + c]!;
    }
}
