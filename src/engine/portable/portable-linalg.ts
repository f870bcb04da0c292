import { EigenvalueDecomposition, Matrix, QrDecomposition, SingularValueDecomposition } from "ml-matrix";
import type { Linalg, RealMatrix } from "../linalg.js";
import { productSize, requireFinite, requireSquare, requireTall, sparseProductSize } from "../matrix-checks.js";
import { addProducts } from "./portable-sparse-matrix.js";

/** Linear algebra by ml-matrix, in double precision inside. */
export const portableLinalg: Linalg = {
  zeros: (rows, columns) => ({ rows, columns, values: new Float64Array(rows * columns) }),
  matMul(a, b, options = {}) {
    productSize(a, b, options);
    const left = options.transposeA ? toMatrix(a).transpose() : toMatrix(a);
    const right = options.transposeB ? toMatrix(b).transpose() : toMatrix(b);
    return fromMatrix(left.mmul(right), a);
  },
  sparseMatMul(a, b) {
    const size = sparseProductSize(a, b);
    const length = size.rows * size.columns;
    const values = b.values instanceof Float64Array ? new Float64Array(length) : new Float32Array(length);
    addProducts(a, b.values, values, b.columns, false);
    return { ...size, values };
  },
  eigSymmetric(a) {
    requireSquare("eigSymmetric", a);
    requireFinite("eigSymmetric", a);
    const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(toMatrix(a), { assumeSymmetric: true });
    return { values: like(a, realEigenvalues), vectors: fromMatrix(eigenvectorMatrix, a) };
  },
  svd(a) {
    requireFinite("svd", a);
    // ml-matrix wants at least as many rows as columns; the other case is the same with u and v exchanged.
    const wide = a.columns > a.rows;
    const found = new SingularValueDecomposition(wide ? toMatrix(a).transpose() : toMatrix(a));
    const [left, right] = [found.leftSingularVectors, found.rightSingularVectors];
    const [u, v] = wide ? [right, left] : [left, right];
    return { u: fromMatrix(u, a), s: like(a, found.diagonal), v: fromMatrix(v, a) };
  },
  orthonormal(a) {
    requireTall("orthonormal", a);
    requireFinite("orthonormal", a);
    return fromMatrix(new QrDecomposition(toMatrix(a)).orthogonalMatrix, a);
  },
  keep: (a) => ({ ...a, release: () => undefined }),
};

function toMatrix({ rows, columns, values }: RealMatrix): Matrix {
  return Matrix.from1DArray(rows, columns, values);
}

function fromMatrix(matrix: Matrix, precision: RealMatrix): RealMatrix {
  return { rows: matrix.rows, columns: matrix.columns, values: like(precision, matrix.to1DArray()) };
}

/** In the precision of the given matrix. */
function like({ values }: RealMatrix, numbers: readonly number[]): Float32Array | Float64Array {
  return values instanceof Float64Array ? Float64Array.from(numbers) : Float32Array.from(numbers);
}
