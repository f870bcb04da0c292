/**
 * Solves A x = b for a symmetric, positive semidefinite A by Cholesky's method. Where A is singular to rounding, b has to
 * lie in its range, and x is one solution of many.
 *
 * @param matrix A, n × n, row-major; only the lower triangle is read
 * @param right b, length n
 * @returns x
 */
export function solveSymmetric(matrix: Float64Array, right: Float64Array): Float64Array {
  const n = right.length;
  const factor = new Float64Array(n * n);
  const solution = Float64Array.from(right);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * n + j]!;
      for (let k = 0; k < j; k++) sum -= factor[i * n + k]! * factor[j * n + k]!;
      if (i === j) factor[i * n + i] = sum > 1e-12 * matrix[i * n + i]! ? Math.sqrt(sum) : 0;
      else factor[i * n + j] = factor[j * n + j] ? sum / factor[j * n + j]! : 0;
    }
  }
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) solution[i]! -= factor[i * n + k]! * solution[k]!;
    solution[i] = factor[i * n + i] ? solution[i]! / factor[i * n + i]! : 0;
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) solution[i]! -= factor[k * n + i]! * solution[k]!;
    solution[i] = factor[i * n + i] ? solution[i]! / factor[i * n + i]! : 0;
  }
  return solution;
}
