/**
 * Names that different lists spell differently, up to case, blanks and signs: "TCGA.01" and "tcga-01". A list that has both spellings means two things by them, so these do not
 * count.
 *
 * @param lists each of unique names
 * @returns the spellings of each such name
 */
export function differentSpellings(lists: readonly (readonly string[])[]): string[][] {
  const found = new Map<string, { names: Set<string>; ambiguous: boolean }>();
  for (const list of lists) {
    const own = new Map<string, string>();
    for (const name of list) {
      const plain = name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "") || name;
      const known = found.get(plain) ?? { names: new Set<string>(), ambiguous: false };
      known.names.add(name);
      if (own.has(plain)) known.ambiguous = true;
      own.set(plain, name);
      found.set(plain, known);
    }
  }
  return [...found.values()]
    .filter(({ names, ambiguous }) => names.size > 1 && !ambiguous)
    .map(({ names }) => [...names]);
}
