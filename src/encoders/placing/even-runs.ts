/**
 * Shares pixels out to features evenly and in their order: each covers the next few, or several share one.
 *
 * @param pixels in the order in which they are given away
 */
export function evenRuns(
  pixels: ArrayLike<number>,
  features: ArrayLike<number>,
  visit: (pixel: number, feature: number) => void,
): void {
  const at = (rank: number) => Math.floor((rank * pixels.length) / features.length);
  for (let rank = 0; rank < features.length; rank++)
    for (let i = at(rank); i < Math.max(at(rank) + 1, at(rank + 1)); i++) visit(pixels[i]!, features[rank]!);
}
