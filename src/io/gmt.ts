import { firstFive, OmixelError } from "../errors.js";
import type { ReadWatch } from "./open-bytes.js";
import { readText } from "./read-text.js";

/** Genes that belong together: a pathway, a process, a signature. */
export interface GeneSet {
  readonly name: string;
  /** What the file says beside the name; often a web address, or nothing. */
  readonly description: string;
  /** Each gene once, in the file's order. */
  readonly genes: string[];
}

export interface ReadGmtOptions extends ReadWatch {
  /** Told about what was put right: sets of one name merged, empty sets left out. Default: nobody. */
  readonly onNote?: (note: string) => void;
}

/**
 * Reads gene sets in GMT form (Broad Institute): one set a line, tab-separated name, description, genes. Sets of one name
 * are merged, a gene that is named twice in a set counts once, sets without genes are left out. Enrichr's weights
 * (`GENE,1.0`) are dropped.
 *
 * @throws FileNotFound, NotAFile, UnreadableFile; MalformedTable with the line that is no gene set
 * @example
 * const sets = await readGmt("GO_Biological_Process_2021.gmt", { onNote: console.error });
 */
export async function readGmt(path: string, { onNote, ...watch }: ReadGmtOptions = {}): Promise<GeneSet[]> {
  return parseGmt(await readText(path, watch), path, onNote);
}

/** Gene sets out of the text of a GMT file. @param path named in errors */
export function parseGmt(text: string, path: string, onNote: (note: string) => void = () => undefined): GeneSet[] {
  const sets = new Map<string, { description: string; genes: Set<string> }>();
  const merged: string[] = [];
  const empty: string[] = [];
  text.split(/\r?\n|\r/).forEach((line, i) => {
    if (line.trim() === "") return;
    const [name = "", description, ...cells] = line.split("\t").map((cell) => cell.trim());
    if (description === undefined || name === "") throw malformed(path, i + 1, line);
    const genes = cells.map((cell) => cell.replace(/,[-+.\deE]+$/, "")).filter((gene) => gene !== "");
    if (genes.length === 0) return void empty.push(name);
    const known = sets.get(name);
    if (known) merged.push(name);
    const target = known ?? { description, genes: new Set<string>() };
    for (const gene of genes) target.genes.add(gene);
    sets.set(name, target);
  });
  if (sets.size === 0)
    throw new OmixelError(
      "MalformedTable",
      "The file has no gene set.",
      "A line is: name, description, genes, by tabs.",
      {
        file: path,
      },
    );
  if (merged.length > 0)
    onNote(`Gene sets merged with an earlier one of their name (${merged.length}): ${firstFive(merged)}.`);
  if (empty.length > 0) onNote(`Empty gene sets left out (${empty.length}): ${firstFive(empty)}.`);
  return Array.from(sets, ([name, { description, genes }]) => ({ name, description, genes: [...genes] }));
}

function malformed(path: string, line: number, text: string): OmixelError {
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return new OmixelError(
    "MalformedTable",
    `A gene set needs a name, a description and genes, separated by tabs, but the line is "${shown}".`,
    "Put the line right, or choose a GMT file.",
    { file: path, line },
  );
}
