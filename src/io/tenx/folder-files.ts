import { readdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { firstFive, OmixelError } from "../../errors.js";

/** The three files of a 10x matrix. */
export interface TenxFiles {
  readonly matrix: string;
  readonly features: string;
  readonly barcodes: string;
}

const matrixName = /^(.*)matrix\.mtx(\.gz)?$/i;

/** Names that are a 10x matrix, among those of a folder. */
export function matrixNames(names: readonly string[]): string[] {
  return names.filter((name) => matrixName.test(name));
}

const [featuresName, barcodesName] = [/^(features|genes)\.tsv(\.gz)?$/i, /^barcodes\.tsv(\.gz)?$/i];

/** Names that belong to a 10x matrix, among those of its folder. */
export function namesBeside(matrix: string, names: readonly string[]): string[] {
  const prefix = matrixName.exec(matrix)?.[1] ?? "";
  const rest = (name: string) => (name.startsWith(prefix) ? name.slice(prefix.length) : "");
  return names.filter((name) => featuresName.test(rest(name)) || barcodesName.test(rest(name)));
}

/**
 * The files of a 10x matrix, from its folder or from the path of its matrix.mtx. Archives put one prefix before all three
 * names ("GSM1234_matrix.mtx.gz").
 *
 * @throws FileNotFound for a part that is missing; InvalidOption for a folder of several matrices
 */
export async function tenxFiles(path: string, isFolder: boolean): Promise<TenxFiles> {
  const folder = isFolder ? path : dirname(path);
  const names = (await readdir(folder)).sort();
  const matrices = isFolder ? matrixNames(names) : [basename(path)];
  if (matrices.length > 1)
    throw new OmixelError(
      "InvalidOption",
      `The folder holds ${matrices.length} matrices: ${firstFive(matrices)}.`,
      "Give the path of one of them.",
      { file: path },
    );
  const matrix = matrices[0]!;
  const prefix = matrixName.exec(matrix)?.[1] ?? "";
  const beside = (what: string, pattern: RegExp) => {
    const found = names.find((name) => name.startsWith(prefix) && pattern.test(name.slice(prefix.length)));
    if (found !== undefined) return join(folder, found);
    throw new OmixelError(
      "FileNotFound",
      `The folder has no ${prefix}${what}.tsv beside ${matrix}.`,
      `A 10x matrix is matrix.mtx, features.tsv (or genes.tsv) and barcodes.tsv; the folder has: ${firstFive(names)}.`,
      { file: folder },
    );
  };
  return {
    matrix: join(folder, matrix),
    features: beside("features", featuresName),
    barcodes: beside("barcodes", barcodesName),
  };
}
