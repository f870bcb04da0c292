import type { Tensor2D } from "@tensorflow/tfjs";
import type { Csr } from "../data/csr.js";

/** A fixed sparse matrix that lies where products are made, until it is disposed of. */
export interface SparseMatrix {
  /** matrix · x, differentiable in x: [columns, n] → [rows, n]. @throws UnsuitableData for another number of rows */
  times(x: Tensor2D): Tensor2D;
  dispose(): void;
}

export type SparseMatrixFactory = (matrix: Csr) => SparseMatrix;
