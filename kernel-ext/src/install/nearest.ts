/** Names that have most pairs of letters in common with `name` first. */
export function nearestFirst(name: string, names: readonly string[]): string[] {
  const wanted = pairs(name);
  const closeness = (candidate: string) => {
    const own = pairs(candidate);
    const common = [...own].filter((pair) => wanted.has(pair)).length;
    return (2 * common) / (own.size + wanted.size);
  };
  return names
    .map((candidate) => ({ candidate, close: closeness(candidate) }))
    .sort((a, b) => b.close - a.close)
    .map(({ candidate }) => candidate);
}

function pairs(text: string): Set<string> {
  const padded = ` ${text.toLowerCase()} `;
  return new Set(Array.from({ length: padded.length - 1 }, (_, i) => padded.slice(i, i + 2)));
}
