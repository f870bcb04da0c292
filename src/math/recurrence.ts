/**
 * Distances between the states of a signal, a state being `dimension` values in a row (Eckmann et al. 1987). Reference:
 * pyts.image.RecurrencePlot. A distance to a state with a missing value (NaN) is NaN.
 *
 * @param out states × states, row-major, with signal.length - dimension + 1 states
 */
export function stateDistances(signal: Float64Array, dimension: number, out: Float64Array): void {
  const states = signal.length - dimension + 1;
  for (let i = 0; i < states; i++)
    for (let j = i; j < states; j++) {
      let squares = 0;
      for (let k = 0; k < dimension; k++) squares += (signal[i + k]! - signal[j + k]!) ** 2;
      out[i * states + j] = out[j * states + i] = Math.sqrt(squares);
    }
}
