import { denseColumns } from "../data/dense.js";
import { columnNames, tableOf, withColumn } from "../data/table.js";
import { unknownName } from "../errors.js";
import type { RawTable } from "./raw-table.js";

/**
 * The table with some of its columns of numbers among the annotations of the samples, for files that hold age, size or
 * survival time beside the measurements. A column that is an annotation already stays one.
 *
 * @throws UnknownName for a name that is neither a feature nor an annotation, nearest first
 */
export function moveSampleColumns(table: RawTable, names: readonly string[], file: string): RawTable {
  if (names.length === 0) return table;
  const { values, samples, features } = table;
  const annotated = table.annotations ? columnNames(table.annotations) : [];
  const places = new Map(features.map((feature, j) => [feature, j]));
  const unknown = names.find((name) => !places.has(name) && !annotated.includes(name));
  if (unknown !== undefined) throw unknownName("column", unknown, [...features, ...annotated], { file });
  const moved = new Set(names.filter((name) => places.has(name)));
  const kept = features.flatMap((feature, j) => (moved.has(feature) ? [] : [j]));
  const annotations = [...moved].reduce(
    (out, name) => {
      const j = places.get(name)!;
      const column = samples.map((_, i) => values.values[i * values.columns + j]!);
      return withColumn(
        out,
        name === "sample" ? "sample_" : name,
        column.map((value) => (Number.isNaN(value) ? null : value)),
      );
    },
    table.annotations ?? tableOf({ sample: samples }),
  );
  const { featureAnnotations: _ofAll, ...rest } = table;
  return {
    ...rest,
    values: denseColumns(values, kept),
    features: kept.map((j) => features[j]!),
    annotations,
    ...(table.featureAnnotations && moved.size === 0 ? { featureAnnotations: table.featureAnnotations } : {}),
  };
}
