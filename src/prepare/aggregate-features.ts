import { type Assay, assayFeatures } from "../data/assay.js";
import { dense } from "../data/dense.js";
import { toDense } from "../data/matrix.js";
import { tableOf, texts, withColumn } from "../data/table.js";
import { warn } from "../context.js";
import { firstFive } from "../errors.js";
import { knownOfColumn } from "../math/entries.js";
import { mean, median } from "../math/statistics.js";
import { requireOption } from "../registry.js";
import { type AssayChoice, assayStep, type Measurements } from "./assay-step.js";
import { requireOneOf, requireThreeFeatures } from "./require.js";

export interface AggregateFeaturesOptions extends AssayChoice {
  /** Column of the feature table that names what features become, such as the gene of a probe. Default "gene". */
  readonly by: string;
  /** The same by feature name, in place of the column; {} = the column. Default {}. */
  readonly mapping: Readonly<Record<string, string>>;
  /**
   * "maxMean": the feature of highest mean among the training samples stands for its gene; "median", "mean" and "sum" are
   * taken sample by sample. Default "maxMean".
   */
  readonly how: "maxMean" | "median" | "mean" | "sum";
}

export interface AggregateFeaturesLearnt {
  /** Names of the result's features, in order of their first occurrence. */
  readonly genes: readonly string[];
  /** Gene of each old feature, counted from 0; -1 = none. */
  readonly geneOf: Int32Array;
  /** With "maxMean", the column that stands for each gene; else empty. */
  readonly chosen: Uint32Array;
}

const name = "aggregateFeatures";

/**
 * Makes one feature of all that belong together: probes become genes. Features without a name to go to are dropped and
 * counted in a warning. Missing values are left out; where all are missing the result is. "maxMean" keeps values sparse
 * and the other columns of the feature table; otherwise the result is dense and has names only.
 *
 * @throws UnknownName where there is no such column; UnsuitableData where fewer than three features are left
 */
export const aggregateFeatures = assayStep<AggregateFeaturesOptions, AggregateFeaturesLearnt>({
  name,
  source: {
    paper: "Miller et al. 2011",
    doi: "10.1186/1471-2105-12-322",
    reference: 'WGCNA, collapseRows ("MaxMean"); pandas 2.3.3, groupby',
  },
  defaults: { assay: "", by: "gene", mapping: {}, how: "maxMean" },
  check({ how, mapping }) {
    requireOneOf(name, "how", how, ["maxMean", "median", "mean", "sum"]);
    requireOption(
      !Array.isArray(mapping) && Object.values(mapping).every((gene) => typeof gene === "string"),
      name,
      'Option "mapping" is not a record of names.',
      'Write it as { probe1: "GENE1", probe2: "GENE1" }.',
    );
  },
  fit(train, { by, mapping, how }, ctx) {
    const mapped = Object.keys(mapping).length > 0;
    const targets = mapped
      ? train.features.map((feature) => (Object.hasOwn(mapping, feature) ? mapping[feature]! : ""))
      : texts(train.assay.features, by);
    const genes = [...new Set(targets)].filter((gene) => gene !== "");
    const places = new Map(genes.map((gene, place) => [gene, place]));
    const geneOf = Int32Array.from(targets, (gene) => places.get(gene) ?? -1);
    const lost = train.features.filter((_, column) => geneOf[column] === -1);
    if (lost.length > 0)
      warn(
        ctx,
        name,
        `${lost.length} of ${targets.length} features have no name to go to and are dropped: ${firstFive(lost)}.`,
      );
    requireThreeFeatures(name, genes.length, targets.length, `Check ${mapped ? "mapping" : `column "${by}"`}.`);
    return { genes, geneOf, chosen: how === "maxMean" ? highest(train, geneOf, genes.length) : new Uint32Array(0) };
  },
  apply({ assay }, { genes, geneOf, chosen }, { how }) {
    if (how !== "maxMean") return { ...assay, ...summarised(assay, genes, geneOf, how) };
    const kept = assayFeatures(assay, chosen);
    return { ...kept, features: withColumn(kept.features, "feature", genes) };
  },
});

/** Of each gene the feature of highest mean, the first of equal ones; one without a known value only where all are. */
function highest({ assay }: Measurements, geneOf: Int32Array, count: number): Uint32Array {
  const values = toDense(assay.values);
  const chosen = new Uint32Array(count);
  const best = new Float64Array(count).fill(-Infinity);
  const found = new Uint8Array(count);
  geneOf.forEach((gene, column) => {
    if (gene < 0) return;
    const level = mean(knownOfColumn(values, column)); // NaN is above nothing
    if (found[gene] === 1 && !(level > best[gene]!)) return;
    found[gene] = 1;
    chosen[gene] = column;
    best[gene] = Number.isNaN(level) ? -Infinity : level;
  });
  return chosen;
}

function summarised(
  { values }: Assay,
  genes: readonly string[],
  geneOf: Int32Array,
  how: "median" | "mean" | "sum",
): Pick<Assay, "values" | "features"> {
  const from = toDense(values);
  const out = dense(from.rows, genes.length);
  const own = genes.map((): number[] => []);
  for (let row = 0; row < from.rows; row++) {
    for (const list of own) list.length = 0;
    geneOf.forEach((gene, column) => {
      const value = from.values[row * from.columns + column]!;
      if (gene >= 0 && Number.isFinite(value)) own[gene]!.push(value);
    });
    own.forEach((list, gene) => (out.values[row * genes.length + gene] = list.length > 0 ? summary(list, how) : NaN));
  }
  return { values: out, features: tableOf({ feature: genes }) };
}

function summary(values: number[], how: "median" | "mean" | "sum"): number {
  if (how === "sum") return values.reduce((sum, value) => sum + value, 0);
  return how === "mean" ? mean(values) : median(values);
}
