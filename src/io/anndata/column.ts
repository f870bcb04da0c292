import type { Column } from "../../data/table.js";
import type { ArrayTree, NumberArray, StoredArray } from "../array-tree.js";

/**
 * A column of a table of AnnData: categories become texts, truth values "true" and "false", missing values null or "".
 *
 * @returns undefined for what is neither numbers nor texts, such as arrays of two dimensions
 */
export async function readColumn(tree: ArrayTree, path: string): Promise<Column | undefined> {
  const kind = await tree.kindOf(path);
  if (kind === undefined) return undefined;
  if (kind === "array") {
    const array = await tree.array(path);
    return categoriesBeside(tree, path, array);
  }
  const inside = await tree.namesIn(path);
  if (inside.includes("codes") && inside.includes("categories")) {
    const [codes, categories] = [await tree.array(`${path}/codes`), await tree.array(`${path}/categories`)];
    return coded(await codes.numbers(0, lengthOf(codes)), await plain(categories));
  }
  if (inside.includes("values") && inside.includes("mask")) {
    const [values, mask] = [await tree.array(`${path}/values`), await tree.array(`${path}/mask`)];
    return masked(await plain(values), await mask.numbers(0, lengthOf(mask)));
  }
  return undefined;
}

/** Before anndata 0.8, the categories of column "a" stood beside it, in "__categories/a". */
async function categoriesBeside(tree: ArrayTree, path: string, array: StoredArray): Promise<Column | undefined> {
  const [, folder = "", name = ""] = /^(.*)\/([^/]*)$/.exec(path) ?? [];
  const categories = `${folder}/__categories/${name}`;
  if (array.kind === "integer" && (await tree.kindOf(categories)) === "array")
    return coded(await array.numbers(0, lengthOf(array)), await plain(await tree.array(categories)));
  return plain(array);
}

async function plain(array: StoredArray): Promise<Column | undefined> {
  if (array.shape.length !== 1) return undefined;
  const length = lengthOf(array);
  if (array.kind === "text") return array.texts(0, length);
  const numbers = await array.numbers(0, length);
  if (array.kind === "boolean") return truthTexts(numbers);
  return numberColumn(numbers);
}

/** Numbers as a column: NaN becomes null, whole numbers of up to 32 bits stay whole. */
export function numberColumn(numbers: NumberArray): Column {
  if (numbers instanceof Float64Array || numbers instanceof Float32Array)
    return numbers.includes(NaN) ? Array.from(numbers, (value) => (Number.isNaN(value) ? null : value)) : numbers;
  if (numbers instanceof Uint32Array) return Float64Array.from(numbers);
  return Int32Array.from(numbers);
}

/** Codes of categories as texts; a code below 0 or without a category is a missing value, "". */
export function coded(codes: NumberArray, categories: Column | undefined): string[] | undefined {
  if (!categories) return undefined;
  const texts = columnTexts(categories);
  return Array.from(codes, (code) => texts[code] ?? "");
}

function masked(values: Column | undefined, mask: NumberArray): Column | undefined {
  if (!values || values.length !== mask.length) return undefined;
  if (typeof values[0] === "string")
    return Array.from(values as readonly string[], (value, i) => (mask[i] ? "" : value));
  return Array.from(values as readonly number[], (value, i) => (mask[i] ? null : value));
}

/** A column written out; missing values become "". */
export function columnTexts(column: Column): string[] {
  return Array.from(column as ArrayLike<string | number | null>, (value) => String(value ?? ""));
}

export function truthTexts(numbers: NumberArray): string[] {
  return Array.from(numbers, (value) => (value ? "true" : "false"));
}

function lengthOf({ shape }: StoredArray): number {
  return shape.length === 0 ? 1 : shape[0]!;
}
