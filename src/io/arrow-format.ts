import { cohortFromArrow } from "../data/arrow.js";
import { isOmixelError } from "../errors.js";
import type { Format } from "./format.js";
import { readBytes } from "./read-bytes.js";

const magic = Buffer.from("ARROW1");

/** Our own files: a cohort with everything that belongs to it, read without a copy. */
export const arrow: Format = {
  name: "arrow",
  description: "Cohort that omixel wrote as an Arrow file: values, images, layout and sample table (.arrow)",
  recognise: (head) => (magic.equals(head.subarray(0, magic.length)) ? 1 : 0),
  async read(path, watch) {
    const bytes = await readBytes(path, watch);
    try {
      return { kind: "cohort", cohort: cohortFromArrow(bytes) };
    } catch (error) {
      throw isOmixelError(error) ? error.at({ file: path }) : error;
    }
  },
};
