import { firstFive, OmixelError } from "../errors.js";
import type { ReadWatch } from "./open-bytes.js";
import type { RawTable } from "./raw-table.js";
import { readText } from "./read-text.js";

/**
 * The table with the features' names out of a file of their own, one a line, in the order of the table.
 *
 * @throws MalformedTable where the counts differ; DuplicateNames; what reading throws
 */
export async function nameFeatures(table: RawTable, file: string, watch: ReadWatch = {}): Promise<RawTable> {
  const lines = (await readText(file, watch)).split(/\r?\n|\r/).map((line) => line.trim());
  const features = lines.filter((line) => line !== "");
  if (features.length !== table.features.length)
    throw new OmixelError(
      "MalformedTable",
      `The file names ${features.length} features, but the table has ${table.features.length}.`,
      "It needs one name a line, without header; say which side of the table the features are on.",
      { file },
    );
  const seen = new Set<string>();
  const twice = features.filter((name) => seen.size === seen.add(name).size);
  if (twice.length > 0)
    throw new OmixelError(
      "DuplicateNames",
      `Features named more than once (${twice.length}): ${firstFive(twice)}.`,
      "Make the names unique.",
      { file, line: lines.lastIndexOf(twice[0]!) + 1 },
    );
  return { ...table, features };
}
