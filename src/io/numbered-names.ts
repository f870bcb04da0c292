/** Letters of a name that are kept: file systems bear 255 bytes, and a letter takes up to four. */
const longest = 48;

/**
 * File names, without ending, for things in their order: a number, then the thing's own name without what file systems or
 * command lines mistake. Numbers are equally long, so that files sort as the things stand, and no two names are equal.
 *
 * @example
 * numberedNames(["TCGA-02/01", "b"]) // "1_TCGA-02-01", "2_b"
 */
export function numberedNames(names: readonly string[]): string[] {
  const digits = String(names.length).length;
  return names.map((name, i) => {
    const plain = name.normalize("NFC").replace(/[^\p{L}\p{M}\p{N}._-]+/gu, "-");
    const own = [...plain]
      .slice(0, longest)
      .join("")
      .replace(/[.-]+$/, "");
    return String(i + 1).padStart(digits, "0") + (own === "" ? "" : `_${own}`);
  });
}
