import { OmixelError } from "../errors.js";
import type { ReadWatch } from "./open-bytes.js";
import { readText } from "./read-text.js";

/**
 * Reads which name each name becomes: two columns, by tabs or commas, without a header (probe, gene). Further columns are
 * ignored; a name without a target is left out.
 *
 * @throws FileNotFound, NotAFile, UnreadableFile; MalformedTable with the line that has one column, or that maps a name to
 * another target than a line before
 * @example
 * const mapping = await readMapping("probes.tsv");
 * omics("array.tsv").aggregateFeatures({ mapping });
 */
export async function readMapping(path: string, watch: ReadWatch = {}): Promise<Record<string, string>> {
  return parseMapping(await readText(path, watch), path);
}

/** A mapping out of the text of a file. @param path named in errors */
export function parseMapping(text: string, path: string): Record<string, string> {
  const mapping = new Map<string, string>();
  const separator = text.includes("\t") ? "\t" : ",";
  text.split(/\r?\n|\r/).forEach((line, i) => {
    if (line.trim() === "") return;
    const [name = "", target] = line.split(separator).map((cell) => cell.trim());
    if (target === undefined || name === "")
      throw malformed(path, i + 1, `two columns are expected, but it is "${line}"`);
    if (target === "") return;
    const before = mapping.get(name);
    if (before !== undefined && before !== target)
      throw malformed(path, i + 1, `"${name}" becomes "${target}", but "${before}" further up`);
    mapping.set(name, target);
  });
  return Object.fromEntries(mapping);
}

function malformed(file: string, line: number, what: string): OmixelError {
  return new OmixelError("MalformedTable", `This line maps no name: ${what}.`, "A line is: name, what it becomes.", {
    file,
    line,
  });
}
