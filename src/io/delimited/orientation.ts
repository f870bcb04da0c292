import type { Orientation } from "../raw-table.js";
import type { Side } from "./side.js";
import { commonGeneCount, nameShares } from "./name-kind.js";

/** What is known of a table before it is decided which side the features are on. */
export interface Sides {
  /** First cell of the header, "" if there is none. */
  readonly corner: string;
  readonly rows: Side;
  readonly columns: Side;
}

interface Evidence {
  readonly side: Orientation;
  /** How much it counts; above 1 it outweighs the shape. */
  readonly weight: number;
  readonly reason: string;
}

const featureCorner =
  /\b(genes?|symbols?|proteins?|probes?|probesets?|features?|metabolites?|compounds?|ensembl|entrez|hugo|cpgs?|mirnas?|transcripts?|peptides?|otus?|taxa|ref)(ids?)?\b/i;
const sampleCorner =
  /\b(samples?|patients?|cells?|barcodes?|spots?|subjects?|individuals?|donors?|cases?|participants?)(ids?)?\b/i;

/**
 * Which side of a table the features are on, with reasons, the weightiest first. The corner's word, labels beside the
 * rows and well-known names decide; without them the longer side is taken, since omics measure more than they have
 * samples. A table without any name has its samples as rows.
 */
export function findOrientation(sides: Sides): { orientation: Orientation; reasons: string[] } {
  const evidence = [...fromCorner(sides), ...fromTexts(sides), ...fromNames(sides), ...fromShape(sides)];
  const total = evidence.reduce((sum, { side, weight }) => sum + (side === "rows" ? weight : -weight), 0);
  const orientation = total > 0 ? "rows" : "columns";
  const decisive = evidence.filter(({ side }) => side === orientation).sort((a, b) => b.weight - a.weight);
  return { orientation, reasons: decisive.map(({ reason }) => reason) };
}

function fromCorner({ corner }: Sides): Evidence[] {
  const words = corner.replace(/([a-z])([A-Z])/g, "$1 $2").replace(/[_.-]/g, " ");
  const reason = `the first column is called "${corner}"`;
  if (sampleCorner.test(words)) return [{ side: "columns", weight: 4, reason }];
  return featureCorner.test(words) ? [{ side: "rows", weight: 4, reason }] : [];
}

function fromTexts({ rows, columns }: Sides): Evidence[] {
  const of = ({ texts }: Side, side: Orientation): Evidence[] =>
    texts.map(({ name, cells }) => {
      const distinct = new Set(cells).size;
      return distinct * 2 <= cells.length && distinct > 1
        ? { side: otherSide(side), weight: 3, reason: `"${name}" repeats ${distinct} texts, like labels of samples` }
        : { side, weight: 1.5, reason: `"${name}" has texts that hardly repeat, like descriptions of features` };
    });
  return [...of(rows, "rows"), ...of(columns, "columns")];
}

function fromNames({ rows, columns }: Sides): Evidence[] {
  const of = ({ names }: Side, side: Orientation): Evidence[] => {
    if (!names) return [];
    const share = nameShares(names);
    const genes = commonGeneCount(names);
    const out: Evidence[] = [];
    if (genes >= 3) out.push({ side, weight: 3, reason: `${genes} well-known genes name the ${side}` });
    else if (share.features > 0.3)
      out.push({ side, weight: 3, reason: `${percent(share.features)} of the ${side} are named like features` });
    if (share.samples > 0.3) {
      const reason = `${percent(share.samples)} of the ${side} are named like samples`;
      out.push({ side: otherSide(side), weight: 2, reason });
    }
    return out;
  };
  return [...of(rows, "rows"), ...of(columns, "columns")];
}

function fromShape({ rows, columns }: Sides): Evidence[] {
  if (!rows.names && !columns.names)
    return [{ side: "columns", weight: 1, reason: "without names, rows are taken for samples" }];
  const [down, across] = [rows.count, columns.count];
  return down >= across
    ? [{ side: "rows", weight: 1, reason: `there are at least as many rows (${down}) as columns (${across})` }]
    : [{ side: "columns", weight: 1, reason: `there are more columns (${across}) than rows (${down})` }];
}

function otherSide(side: Orientation): Orientation {
  return side === "rows" ? "columns" : "rows";
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
