import type { GeneData, Subject } from "./gene-data.js";
import { type Evidence, evidenceOf } from "./maps.js";
import { signed, significant } from "./numbers.js";
import { ABSENT } from "../read-layout.js";
import { tabSeparated } from "../../../src/notebook/shared/tab-separated.js";

/** A line of the list of genes. */
export interface GeneLine {
  readonly gene: number;
  readonly rank: number;
  /** Sorting and copying take these; the table shows them as `shown` says. */
  readonly cells: readonly (string | number)[];
}

export interface Column {
  readonly name: string;
  readonly kind: "gene" | "text" | "number" | "signed" | "count";
}

export function columnsOf(data: GeneData, subject: Subject): Column[] {
  return [
    { name: "rank", kind: "count" },
    { name: "gene", kind: "gene" },
    { name: "score", kind: "number" },
    ...(subject.values ? ([{ name: "in the sample", kind: "number" }] as const) : []),
    { name: "mean of the class", kind: "number" },
    { name: data.unit, kind: "signed" },
    { name: "channel", kind: "text" },
    { name: "x", kind: "count" },
    { name: "y", kind: "count" },
    { name: "gene sets", kind: "text" },
  ];
}

/** The best genes of a subject, best first. */
export function bestGenes(
  data: GeneData,
  subject: Subject,
  evidence: Evidence,
  channel: number,
  top: number,
): GeneLine[] {
  const values = evidenceOf(subject.scores, evidence);
  const order = Array.from(values.keys())
    .filter((gene) => values[gene]! > 0)
    .sort((a, b) => values[b]! - values[a]!);
  const { layout } = data;
  return order.slice(0, top).map((gene, i) => {
    const c = channel >= 0 ? channel : data.home[gene]!;
    const at = c * data.genes + gene;
    return {
      gene,
      rank: i + 1,
      cells: [
        i + 1,
        layout.features[gene]!,
        subject.scores[gene]!,
        ...(subject.values ? [subject.values[gene]!] : []),
        data.expressionOf(subject.class)[gene]!,
        data.differenceOf(subject.class)[gene]!,
        layout.channels[c]!,
        ...(layout.x[at] === ABSENT ? ["", ""] : [layout.x[at]!, layout.y[at]!]),
        data
          .termsOf(gene)
          .map(({ name }) => name)
          .join("; "),
      ],
    };
  });
}

/** In the order of a column; what is missing comes last either way. */
export function sortedBy(lines: readonly GeneLine[], column: number, descending: boolean): GeneLine[] {
  const way = descending ? -1 : 1;
  const missing = (cell: string | number) => cell === "" || Number.isNaN(cell);
  return [...lines].sort((a, b) => {
    const [one, other] = [a.cells[column]!, b.cells[column]!];
    if (missing(one) || missing(other)) return Number(missing(one)) - Number(missing(other)) || a.rank - b.rank;
    const order = typeof one === "number" ? one - (other as number) : compare(one, String(other));
    return way * order || a.rank - b.rank;
  });
}

const { compare } = new Intl.Collator("en", { numeric: true });

export function shown(cell: string | number, kind: Column["kind"]): string {
  if (typeof cell === "string" || kind === "count") return String(cell);
  return kind === "signed" ? signed(cell) : significant(cell);
}

/** Tab-separated lines with all digits; line ends and tabs in names become spaces, missing numbers empty. */
export function asTsv(columns: readonly Column[], lines: readonly GeneLine[]): string {
  const known = (cell: string | number) => (Number.isNaN(cell) ? null : cell);
  return tabSeparated(
    columns.map(({ name }) => name),
    lines.map(({ cells }) => cells.map(known)),
  );
}
