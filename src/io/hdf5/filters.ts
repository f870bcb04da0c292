import { OmixelError } from "../../errors.js";

/** Filters that the library has: deflate, shuffle, Fletcher32, n-bit, scale-offset (HDF5 User Guide, table of filters). */
const known = new Set([1, 2, 3, 5, 6]);

/** Names of others, from The HDF Group's registry of filters. */
const names: Readonly<Record<number, string>> = {
  4: "SZIP",
  307: "bzip2",
  32000: "LZF",
  32001: "Blosc",
  32004: "LZ4",
  32008: "Bitshuffle",
  32013: "ZFP",
  32015: "Zstandard",
  32017: "SZ",
  32019: "JPEG",
  32026: "Blosc2",
};

/** @throws UnreadableFile that names the first filter which we lack */
export function requireFilters(filters: readonly { id: number; name: string }[], path: string, file: string): void {
  const lacking = filters.find(({ id }) => !known.has(id));
  if (!lacking) return;
  const name = names[lacking.id] ?? (lacking.name || `filter ${lacking.id}`);
  throw new OmixelError(
    "UnreadableFile",
    `"${path}" is compressed with ${name}, which is not read here.`,
    'Write the file with gzip or without compression: adata.write_h5ad("file.h5ad", compression="gzip").',
    { file },
  );
}
