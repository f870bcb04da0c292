/** What a click or key with Ctrl or Shift does to the marked samples. */

/** The samples with one more, or one less if it was among them. */
export function toggled(marked: readonly number[], row: number): number[] {
  return marked.includes(row) ? marked.filter((other) => other !== row) : [...marked, row];
}

/**
 * The samples with all that stand between two places, in the order of display.
 *
 * @param order rows of the samples as they are shown
 * @param from and to: places in this order, whichever is first
 */
export function extended(marked: readonly number[], order: ArrayLike<number>, from: number, to: number): number[] {
  const all = new Set(marked);
  for (let index = Math.min(from, to); index <= Math.max(from, to); index++) {
    const row = order[index];
    if (row !== undefined) all.add(row);
  }
  return [...all];
}
