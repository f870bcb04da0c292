import { cohortFromArrow } from "../data/arrow.js";
import { decodeArrow } from "../data/arrow-file.js";
import { isOmixelError, OmixelError } from "../errors.js";
import { useArrowCodecs } from "./arrow-codecs.js";
import { columnsOfArrow } from "./arrow-columns.js";
import type { Format } from "./format.js";
import { readBytes } from "./read-bytes.js";
import { soundCohort } from "./sound-cohort.js";
import { samplesOfColumns, tableOfColumns } from "./typed-columns.js";

const magic = Buffer.from("ARROW1");

/** Encapsulated messages of a stream begin with this, then a length, then a schema (Arrow columnar format 1.5). */
const streamMagic = Buffer.from("ffffffff", "hex");

const origin = { format: "arrow", compression: "none", article: "an ", described: "Arrow file" } as const;

/** Our own files: a cohort with everything that belongs to it, read without a copy. Others': a table of columns. */
export const arrow: Format = {
  name: "arrow",
  description: "Arrow or Feather file: a cohort that omixel wrote, or a table of columns (.arrow, .feather)",
  recognise(head) {
    if (magic.equals(head.subarray(0, magic.length))) return 1;
    return streamMagic.equals(head.subarray(0, 4)) && head[7] === 0 && head[6] === 0 ? 0.9 : 0;
  },
  async read(path, options) {
    const bytes = await readBytes(path, options);
    await useArrowCodecs();
    return located(path, () => {
      const table = decodeArrow(bytes);
      if (table.schema.metadata.has("omixel")) return { kind: "cohort", cohort: soundCohort(cohortFromArrow(bytes)) };
      return { kind: "table", table: tableOfColumns(columnsOfArrow(table, path), path, options, origin) };
    });
  },
  async samples(path, options) {
    const bytes = await readBytes(path, options);
    await useArrowCodecs();
    return located(path, () => {
      const table = decodeArrow(bytes);
      if (table.schema.metadata.has("omixel")) return soundCohort(cohortFromArrow(bytes)).samples;
      return samplesOfColumns(columnsOfArrow(table, path), path, options);
    });
  },
};

/** What damaged buffers make of a table shows only when its cells are read, and in many ways. */
function located<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (isOmixelError(error)) throw error.at({ file: path });
    throw new OmixelError(
      "UnreadableFile",
      "The Arrow file is damaged or cut short.",
      "Write or copy the file again.",
      { file: path },
      error,
    );
  }
}
