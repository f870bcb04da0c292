import { OmixelError } from "../../errors.js";
import type { ArrayTree, AttributeValue, StoredArray } from "../array-tree.js";
import type { RowBlocks } from "../row-blocks.js";
import { cscRowBlocks, csrRowBlocks, denseRowBlocks } from "../stored-rows.js";

/**
 * A matrix of AnnData, dense or sparse, by rows.
 *
 * @param expected rows and columns that `obs` and `var` have
 * @throws MalformedTable where the matrix does not fit them, or its parts each other
 */
export async function annDataValues(
  tree: ArrayTree,
  path: string,
  expected: readonly [number, number],
): Promise<RowBlocks> {
  const { file } = tree;
  if ((await tree.kindOf(path)) === "array") {
    const array = await tree.array(path);
    requireNumbers(array, file);
    requireShape(array.shape, expected, path, file);
    return denseRowBlocks(array, file);
  }
  const attributes = await tree.attributes(path);
  const part = async (name: string) => {
    if ((await tree.kindOf(`${path}/${name}`)) !== "array")
      throw malformed(`"${path}" is no matrix that is known here: it has no "${name}"`, file);
    return tree.array(`${path}/${name}`);
  };
  const parts = { indptr: await part("indptr"), indices: await part("indices"), data: await part("data") };
  Object.values(parts).forEach((array) => requireNumbers(array, file));
  requireShape(attributes.shape ?? attributes.h5sparse_shape, expected, path, file);
  // "h5sparse_format" is what anndata wrote before version 0.7.
  const format = String(attributes["encoding-type"] ?? attributes.h5sparse_format ?? "");
  if (format.startsWith("csr")) return csrRowBlocks(parts, expected, file);
  if (format.startsWith("csc")) return cscRowBlocks(parts, expected, file);
  throw malformed(`"${path}" is of the kind "${format}", which is not read`, file);
}

function requireShape(
  shape: AttributeValue | readonly number[] | undefined,
  [rows, columns]: readonly [number, number],
  path: string,
  file: string,
): void {
  if (Array.isArray(shape) && shape.length === 2 && shape[0] === rows && shape[1] === columns) return;
  const told = Array.isArray(shape) ? shape.join(" × ") : "unknown";
  throw malformed(`The shape of "${path}" is ${told}, but there are ${rows} rows in obs and ${columns} in var`, file);
}

function requireNumbers({ kind, path }: StoredArray, file: string): void {
  if (kind === "text") throw malformed(`"${path}" holds texts where numbers are expected`, file);
}

function malformed(what: string, file: string): OmixelError {
  return new OmixelError("MalformedTable", `${what}.`, "Write or download the file again.", { file });
}
