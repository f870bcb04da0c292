import { OmixelError } from "../errors.js";
import type { Assay } from "./assay.js";
import type { Cohort } from "./cohort.js";
import { concatenated } from "./concatenated.js";
import type { Csr } from "./csr.js";
import { dense } from "./dense.js";
import type { Images } from "./images.js";
import { type Matrix, toDense } from "./matrix.js";
import { requireCountable } from "./require-countable.js";

/**
 * Cohorts of the same assays and features below each other, in order: blocks become one cohort again.
 *
 * @param blocks at least one; what they share is taken from the first
 * @throws UnsuitableData where the result would not fit into one matrix, or into memory
 */
export function joinSamples(blocks: readonly Cohort[]): Cohort {
  if (blocks.length === 0) throw new RangeError("There is nothing to join.");
  const filled = blocks.filter(({ samples }) => samples.numRows > 0);
  const parts = filled.length > 0 ? filled : blocks.slice(0, 1);
  const [first, ...rest] = parts as [Cohort, ...Cohort[]];
  if (rest.length === 0) return first;
  const assays = Object.values(first.assays).map(({ name }): [string, Assay] => {
    const all = parts.map(({ assays }) => assays[name]!);
    const measured = inMemory(
      Uint8Array,
      all.map((each) => each.measured),
    );
    return [name, { ...all[0]!, values: joinRows(all.map(({ values }) => values)), measured }];
  });
  const images = parts.flatMap(({ images }) => images ?? []);
  return {
    samples: first.samples.concat(...rest.map(({ samples }) => samples)),
    roles: first.roles,
    assays: Object.fromEntries(assays),
    ...(images.length === parts.length ? { images: joinImages(images) } : {}),
  };
}

/** Matrices of the same columns below each other; sparse where all of them are. @throws UnsuitableData as `joinSamples` */
export function joinRows(parts: readonly Matrix[]): Matrix {
  const columns = parts[0]!.columns;
  const rows = parts.reduce((sum, part) => sum + part.rows, 0);
  if (!parts.every((part): part is Csr => part.kind === "csr"))
    return dense(
      rows,
      columns,
      inMemory(
        Float32Array,
        parts.map((part) => toDense(part).values),
      ),
    );
  const stored = parts.reduce((sum, part) => sum + part.indptr[part.rows]!, 0);
  requireCountable(stored, "Take them block by block, or keep fewer features.");
  const indptr = new Uint32Array(rows + 1);
  let [row, at] = [0, 0];
  for (const part of parts) {
    for (let i = 1; i <= part.rows; i++) indptr[row + i] = at + part.indptr[i]!;
    row += part.rows;
    at += part.indptr[part.rows]!;
  }
  return {
    kind: "csr",
    rows,
    columns,
    indptr,
    indices: inMemory(
      Uint32Array,
      parts.map(({ indices }) => indices),
    ),
    values: inMemory(
      Float32Array,
      parts.map(({ values }) => values),
    ),
  };
}

function joinImages(parts: readonly Images[]): Images {
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  const { drawn: _ofFirst, ...shared } = parts[0]!;
  const drawn = parts.flatMap((part) => part.drawn ?? []);
  return {
    ...shared,
    count,
    ...(drawn.length === parts.length ? { drawn: toDense(joinRows(drawn)) } : {}),
    values: inMemory(
      Float32Array,
      parts.map(({ values }) => values),
    ),
  };
}

type Numbers = Uint8Array | Uint32Array | Float32Array;

function inMemory<Part extends Numbers>(Kind: new (length: number) => Part, parts: readonly Part[]): Part {
  try {
    return concatenated(Kind, parts);
  } catch (cause) {
    const bytes = parts.reduce((sum, { byteLength }) => sum + byteLength, 0);
    throw new OmixelError(
      "UnsuitableData",
      `All samples together take ${(bytes / 2 ** 30).toFixed(1)} GiB, more than there is memory for.`,
      "Take them block by block, or keep fewer features.",
      {},
      cause,
    );
  }
}
