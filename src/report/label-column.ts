/**
 * Where labels of a column go so that none covers another and each is as near as possible to where it wants to be: the
 * least-squares solution, by pooling neighbours that collide (isotonic regression; Barlow et al. 1972).
 *
 * @param wanted middle of each label, ascending, in pixels
 * @param pitch least distance between neighbours, in pixels
 * @param top and bottom: limits for the first and the last middle; with more labels than fit, the pitch shrinks
 * @returns middle of each label, ascending
 */
export function placeLabels(wanted: readonly number[], pitch: number, top: number, bottom: number): number[] {
  const n = wanted.length;
  if (n < 2) return wanted.map((y) => Math.min(bottom, Math.max(top, y)));
  const step = Math.min(pitch, (bottom - top) / (n - 1));
  const blocks: { sum: number; size: number }[] = [];
  for (const [i, y] of wanted.entries()) {
    let block = { sum: y - i * step, size: 1 };
    while (blocks.length > 0 && blocks.at(-1)!.sum / blocks.at(-1)!.size > block.sum / block.size) {
      const before = blocks.pop()!;
      block = { sum: before.sum + block.sum, size: before.size + block.size };
    }
    blocks.push(block);
  }
  const last = bottom - (n - 1) * step;
  return blocks
    .flatMap(({ sum, size }) => Array.from({ length: size }, () => Math.min(last, Math.max(top, sum / size))))
    .map((base, i) => base + i * step);
}
