import type { Csr } from "../data/csr.js";

/** A matrix for linear algebra, row-major. Work is done in the precision of its buffer. */
export interface RealMatrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float32Array | Float64Array;
}

/** A matrix that lies where products are made, until it is released. Its values must not change meanwhile. */
export interface KeptMatrix extends RealMatrix {
  release(): void;
}

/** Linear algebra on the engine. Inputs are never written to; results are in the precision of the first input unless said. */
export interface Linalg {
  /** Zeros to be filled in. The engine works on such a matrix where it lies; of others it makes a copy first. */
  zeros(rows: number, columns: number): RealMatrix & { readonly values: Float64Array };
  /** a · b, either transposed on request. */
  matMul(
    a: RealMatrix,
    b: RealMatrix,
    options?: { readonly transposeA?: boolean; readonly transposeB?: boolean },
  ): RealMatrix;
  /** a · b where a is sparse, in the precision of b. */
  sparseMatMul(a: Csr, b: RealMatrix): RealMatrix;
  /** Eigenvalues ascending, eigenvectors as columns, of a symmetric matrix. */
  eigSymmetric(a: RealMatrix): { readonly values: Float32Array | Float64Array; readonly vectors: RealMatrix };
  /** Thin singular value decomposition a = u · diag(s) · vᵀ, s descending. */
  svd(a: RealMatrix): { readonly u: RealMatrix; readonly s: Float32Array | Float64Array; readonly v: RealMatrix };
  /** Orthonormal columns that span those of a (thin Q of QR); rows ≥ columns. */
  orthonormal(a: RealMatrix): RealMatrix;
  /** Takes a matrix to where products are made, once for many of them. */
  keep(a: RealMatrix): KeptMatrix;
}
