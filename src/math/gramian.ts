/**
 * Gramian angular field: with φ = arccos x, the cosine of φᵢ + φⱼ or the sine of φᵢ − φⱼ (Wang & Oates 2015). Whatever is
 * made of a missing value (NaN) is 0.
 *
 * @param rows values of the rows, -1 … 1
 * @param columns values of the columns; those of the rows for the usual field
 * @param out rows × columns, row-major
 */
export function gramianField(
  rows: Float64Array,
  columns: Float64Array,
  kind: "summation" | "difference",
  out: Float64Array | Float32Array,
): void {
  const sines = columns.map((x) => Math.sqrt(1 - x * x));
  for (let i = 0, at = 0; i < rows.length; i++) {
    const x = rows[i]!;
    const sine = Math.sqrt(1 - x * x);
    for (let j = 0; j < columns.length; j++, at++) {
      const value = kind === "summation" ? x * columns[j]! - sine * sines[j]! : sine * columns[j]! - x * sines[j]!;
      out[at] = Number.isNaN(value) ? 0 : value;
    }
  }
}
