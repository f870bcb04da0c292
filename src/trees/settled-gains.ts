/** A round that adds less than this share of all gains so far is the last one: the order of features is settled. */
const leastShare = 1e-4;

/** @returns whether a round's gains, added to those before, leave the order of features as it is */
export function settledGains(): (gains: Float64Array) => boolean {
  let total = 0;
  return (gains) => {
    const before = total;
    total = sumOf(gains);
    return total - before <= leastShare * total;
  };
}

/** Each feature's share of all gains; zeros where there are none. */
export function sharesOf(gains: Float64Array): Float64Array {
  const total = sumOf(gains);
  return total > 0 ? gains.map((gain) => gain / total) : gains;
}

function sumOf(gains: Float64Array): number {
  return gains.reduce((sum, gain) => sum + gain, 0);
}
