/** Separators that are tried, the likeliest first, with their names. */
export const separatorNames: Readonly<Record<string, string>> = {
  "\t": "tab",
  ",": "comma",
  ";": "semicolon",
  "|": "bar",
  " ": "space",
};

/**
 * The separator of a delimited text: the one that cuts its lines into equally many cells, and into most of them.
 * A line of the header may have a cell less. Text of one column has none; then the tab is returned.
 *
 * @param lines some lines from the beginning, without line ends
 */
export function findSeparator(lines: readonly string[]): string {
  const unquoted = lines.filter((line) => line !== "").map((line) => line.replace(/"(?:[^"]|"")*"/g, ""));
  let best = { separator: "\t", agreeing: 0 };
  for (const separator of Object.keys(separatorNames)) {
    const counts = unquoted.map((line) => line.split(separator).length - 1);
    const usual = mostCommon(counts.length > 1 ? counts.slice(1) : counts);
    if (usual === 0) continue;
    const agreeing = counts.filter((count) => count === usual || count === usual - 1).length;
    // A text cell or two with blanks must not turn a comma file into a space file: later separators need clearly more.
    if (agreeing > best.agreeing) best = { separator, agreeing };
  }
  return best.separator;
}

/** The number that occurs most often; of equals the largest. */
export function mostCommon(counts: readonly number[]): number {
  const times = new Map<number, number>();
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1);
  return [...times].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}
