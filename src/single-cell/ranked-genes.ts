import { OmixelError, unknownName } from "../errors.js";
import { type DataTableView, showTable } from "../notebook/data-table.js";
import type { Comparison } from "../notebook/charts/volcano.js";
import { ChartPicture } from "../notebook/picture.js";
import { textMark } from "../notebook/charts/text-mark.js";
import type { GroupDifference } from "../rank/compare-groups.js";
import { counted } from "../report/numbers.js";

/** A group, and how each feature differs in it: one entry a feature, in the order of the features. */
export interface RankedGroup extends Omit<GroupDifference, "group"> {
  readonly name: string;
  readonly samples: number;
}

/** One gene of one group. */
export interface RankedGene {
  readonly group: string;
  /** Counted from 1, the highest score. */
  readonly rank: number;
  readonly feature: string;
  readonly score: number;
  readonly log2FoldChange: number;
  readonly p: number;
  readonly q: number;
}

/** Genes named in each group's part of the picture, and groups that are drawn. */
const [named, drawn] = [15, 24];

/** Genes that mark groups. Returned from a cell, it shows the first genes of each group by score. */
export class RankedGenes extends ChartPicture {
  readonly features: readonly string[];
  readonly groups: readonly RankedGroup[];
  /** What is to be known of the numbers; the picture says it too. */
  readonly warnings: readonly string[];

  constructor(
    features: readonly string[],
    groups: readonly RankedGroup[],
    {
      test,
      reference,
      warnings = [],
    }: { readonly test: string; readonly reference: string; readonly warnings?: readonly string[] },
  ) {
    const first = groups.flatMap((group) => topOf(features, group, named));
    super(
      drawing(
        first.filter((gene) => groups.slice(0, drawn).some(({ name }) => name === gene.group)),
        reference,
        warnings,
      ),
      `Genes that mark ${counted(groups.length, "group")} against ${reference === "rest" ? "the rest" : reference} by ${test}. ${groups
        .slice(0, drawn)
        .map(
          ({ name }) =>
            `${name}: ${first
              .filter(({ group }) => group === name)
              .slice(0, 5)
              .map(({ feature }) => feature)
              .join(", ")}`,
        ) // prettier-ignore
        .join(". ")}.${warnings.map((warning) => ` ${warning}`).join("")}`,
    );
    this.features = features;
    this.groups = groups;
    this.warnings = warnings;
  }

  /**
   * The first genes of a group, highest score first; of equal scores in the order of the features.
   *
   * @param top how many; more than there are = all. Default 100
   * @throws UnknownName
   */
  top(group: string, top = 100): readonly RankedGene[] {
    return topOf(this.features, this.#group(group), top);
  }

  /** The first genes of every group as a table. */
  table(top = 20): DataTableView {
    if (!(Number.isInteger(top) && top >= 1))
      throw new OmixelError("InvalidOption", `The top ${top} of each group were asked for.`, "Ask for 1 or more.");
    const title = `First ${top} genes of each group`;
    return showTable(
      this.groups.flatMap((group) => topOf(this.features, group, top)),
      { title },
    );
  }

  /**
   * All genes of a group, for `volcano(markers.comparison("3"), { measure: "q" })`.
   *
   * @throws UnknownName
   */
  comparison(group: string): Comparison {
    const { log2FoldChange, q } = this.#group(group);
    return { feature: this.features, log2FoldChange, p: q };
  }

  #group(name: string): RankedGroup {
    const found = this.groups.find((group) => group.name === name);
    if (!found) throw unknownName("group", name, this.groups.map((group) => group.name)); // prettier-ignore
    return found;
  }
}

function topOf(features: readonly string[], group: RankedGroup, top: number): RankedGene[] {
  const { name, score, log2FoldChange, p, q } = group;
  const order = Uint32Array.from(score.keys()).sort((a, b) => (score[a] === score[b] ? a - b : score[b]! - score[a]!));
  return Array.from(order.subarray(0, top), (j, i) => ({
    group: name,
    rank: i + 1,
    feature: features[j]!,
    score: score[j]!,
    log2FoldChange: log2FoldChange[j]!,
    p: p[j]!,
    q: q[j]!,
  }));
}

/** A part for each group: names of genes on end, at the height of their scores; above them what is to be known. */
function drawing(genes: readonly RankedGene[], reference: string, warnings: readonly string[]): object {
  const groups = [...new Set(genes.map(({ group }) => group))];
  const parts = groups.map((name) => part(`${name} vs. ${reference}`, genes.filter(({ group }) => group === name))); // prettier-ignore
  const text = warnings.flatMap((warning) => warning.match(/.{1,110}(\s|$)/g) ?? []).map((line) => line.trim());
  const title = { text, anchor: "start", fontSize: 11, fontWeight: "normal" };
  return { concat: parts, columns: 4, spacing: 24, ...(text.length > 0 ? { title } : {}) };
}

/** Pixels of a part, and the share of its height that is left free for the names above the highest score. */
const [side, headroom] = [160, 0.42];

function part(title: string, genes: readonly RankedGene[]): object {
  const values = genes
    .filter(({ score }) => Number.isFinite(score))
    .map(({ rank, feature, score }) => ({ rank, feature, score }));
  const scores = values.map(({ score }) => score);
  const [low, high] = values.length > 0 ? [Math.min(...scores), Math.max(...scores)] : [0, 1];
  const span = high - low || Math.abs(high) || 1;
  return {
    title: { text: title, anchor: "middle" },
    data: { values },
    width: side,
    height: side,
    mark: { ...textMark, fontSize: 9, angle: 270, align: "left", baseline: "middle", limit: 0.9 * headroom * side },
    encoding: {
      x: {
        field: "rank",
        type: "quantitative",
        scale: { domain: [0, named + 1], nice: false },
        axis: { title: "rank", grid: false, tickCount: 3 },
      },
      y: {
        field: "score",
        type: "quantitative",
        scale: { domain: [low - 0.05 * span, low + span / (1 - headroom)], nice: false },
        axis: { title: "score", tickCount: 5 },
      },
      text: { field: "feature" },
    },
  };
}
