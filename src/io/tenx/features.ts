import { OmixelError } from "../../errors.js";

/** A feature of a 10x matrix. */
export interface TenxFeature {
  /** Ensembl id, antibody id … */
  readonly id: string;
  /** Gene symbol. */
  readonly name: string;
  /** "Gene Expression", "Antibody Capture", "Peaks" … */
  readonly kind: string;
}

export const geneExpression = "Gene Expression";

/** Assays by the kinds of features that Cell Ranger knows. */
const assays: Readonly<Record<string, string>> = {
  [geneExpression]: "rna",
  "Antibody Capture": "protein",
  Peaks: "atac",
  "CRISPR Guide Capture": "crispr",
  "Multiplexing Capture": "multiplexing",
  "Antigen Capture": "antigen",
};

/** Name of the assay of features of a kind. */
export function assayOfKind(kind: string): string {
  return (
    assays[kind] ??
    (kind
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "_")
      .replace(/^_+|_+$/g, "") ||
      "other")
  );
}

/**
 * The features out of features.tsv (id, name, kind), genes.tsv (id, name) or a list of names. Further columns are ignored.
 *
 * @throws MalformedTable for a line without a name
 */
export function parseFeatures(text: string, file: string): TenxFeature[] {
  return linesOf(text).map((line, i) => {
    const [id = "", name = id, kind = geneExpression] = line.split("\t");
    if (id === "" && name === "")
      throw new OmixelError("MalformedTable", "The feature has no name.", "Download or write the file again.", {
        file,
        line: i + 1,
      });
    return { id, name: name || id, kind: kind || geneExpression };
  });
}

/** The first column of barcodes.tsv. */
export function parseBarcodes(text: string): string[] {
  return linesOf(text).map((line) => line.split("\t", 1)[0]!);
}

function linesOf(text: string): string[] {
  const lines = text.split(/\r?\n/);
  while (lines.at(-1) === "") lines.pop();
  return lines;
}
