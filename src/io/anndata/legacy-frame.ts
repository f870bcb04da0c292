import type { Column } from "../../data/table.js";
import { OmixelError } from "../../errors.js";
import { fixedText, hdf5Types } from "../hdf5/hdf5-array.js";
import type { Hdf5File } from "../hdf5/hdf5-file.js";
import { coded, columnTexts, numberColumn, truthTexts } from "./column.js";
import type { Frame } from "./frame.js";

type Member = NonNullable<Awaited<ReturnType<Hdf5File["metadata"]>>["compound_type"]>["members"][number];

/**
 * `obs` or `var` as anndata wrote them before version 0.7: one array of records, the first or "index" naming the row, and
 * the categories of column "a" in "uns/a_categories".
 *
 * @throws MalformedTable for what is no list of records; UnreadableFile for names of variable length
 */
export async function legacyFrame(tree: Hdf5File, path: string): Promise<Frame> {
  const { compound_type: compound, size } = await tree.metadata(path);
  const array = await tree.array(path);
  if (!compound || array.shape.length !== 1)
    throw new OmixelError("MalformedTable", `"${path}" is not a table.`, "Write it again with anndata.", {
      file: tree.file,
    });
  const { members } = compound;
  const index = members.find(({ name }) => name === "index" || name === "_index") ?? members[0];
  if (index?.type === hdf5Types.text && index.vlen)
    throw new OmixelError(
      "UnreadableFile",
      `"${path}" has names of variable length, written by anndata 0.6.`,
      "Open it in a current anndata and write it again.",
      { file: tree.file },
    );
  const bytes = Buffer.from(await array.bytes(0, array.shape[0]!));
  const columns = new Map<string, Column>();
  const skipped: string[] = [];
  let names: string[] = [];
  for (const member of members) {
    const values = memberValues(bytes, size, member);
    const categories = `uns/${member.name}_categories`;
    const column =
      values && (await tree.kindOf(categories)) === "array" ? await categoriesOf(tree, categories, values) : values;
    if (member === index) names = columnTexts(column ?? []);
    else if (column) columns.set(member.name, column);
    else skipped.push(member.name);
  }
  return { names, columns, skipped };
}

async function categoriesOf(tree: Hdf5File, path: string, codes: Column): Promise<Column | undefined> {
  const array = await tree.array(path);
  if (array.kind !== "text" || typeof codes[0] === "string") return codes;
  return coded(Float64Array.from(codes as readonly number[]), await array.texts(0, array.shape[0] ?? 1));
}

/** Texts of any length lie elsewhere in the library's memory: they are left out. */
function memberValues(
  bytes: Buffer,
  step: number,
  { type, size, offset, signed, vlen, strpad }: Member,
): Column | undefined {
  const rows = Math.floor(bytes.length / step);
  const each = <Value>(read: (at: number) => Value) => Array.from({ length: rows }, (_, i) => read(i * step + offset));
  if (type === hdf5Types.text && !vlen) return each((at) => fixedText(bytes.subarray(at, at + size), strpad === 2));
  if (type === hdf5Types.float && (size === 4 || size === 8))
    return numberColumn(Float64Array.from(each((at) => (size === 4 ? bytes.readFloatLE(at) : bytes.readDoubleLE(at)))));
  const whole = (at: number) =>
    size === 8
      ? Number(signed ? bytes.readBigInt64LE(at) : bytes.readBigUInt64LE(at))
      : signed
        ? bytes.readIntLE(at, size)
        : bytes.readUIntLE(at, size);
  if (type === hdf5Types.enumeration) return truthTexts(Int32Array.from(each(whole)));
  if (type === hdf5Types.integer && [1, 2, 4, 8].includes(size)) return numberColumn(Float64Array.from(each(whole)));
  return undefined;
}
