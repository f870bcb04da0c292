import { assayOf, type Cohort } from "../../data/cohort.js";
import { texts } from "../../data/table.js";
import { OmixelError } from "../../errors.js";
import { qcDefaults, qcMetrics } from "../../prepare/qc-metrics.js";
import { mergeOptions } from "../../registry.js";
import { counted, percent, significant } from "../../report/numbers.js";
import { classColour } from "../../report/palette.js";
import { ChartPicture, type Picture } from "../picture.js";
import { type Violin, violinOf } from "./violin.js";
import { textMark } from "./text-mark.js";

export interface QcViolinsOptions {
  /** Column of the sample table, one violin a value; "" = all samples together. Default "". */
  readonly by: string;
  /** Name of the assay with the counts; "" = the only one. Default "". */
  readonly assay: string;
  /** Features whose name starts so are mitochondrial; case counts ("MT-" human, "mt-" mouse). Default "MT-". */
  readonly mitochondrialPrefix: string;
}

export const qcViolinsDefaults: Readonly<QcViolinsOptions> = Object.freeze({
  by: "",
  assay: "",
  mitochondrialPrefix: qcDefaults.mitochondrialPrefix,
});

/** Height of a group's row and half the width of its widest violin, in rows. */
const [row, half] = [34, 0.45];
/** Groups that are drawn; more are refused, since nobody reads them. */
const mostGroups = 60;

/** From this factor between the least and the largest value on, the axis is logarithmic. */
const wide = 10;

interface Metric {
  readonly title: string;
  readonly values: Float64Array;
  /** How numbers on the axis are written, in d3's format. */
  readonly format: string;
  /** The number in words. */
  readonly say: (value: number) => string;
}

interface Row {
  readonly name: string;
  readonly samples: readonly number[];
}

/**
 * Depth, detected features and the share of mitochondrial counts of the samples, group by group: what filters are chosen
 * by. The line in a violin is the range of the middle half, the dot its median. The share is left out where no feature is
 * mitochondrial.
 *
 * @param cohort with an assay of counts
 * @param options {@link QcViolinsOptions}
 * @throws UnsuitableData without samples or with more than 60 groups; UnknownName; InvalidOption
 */
export function qcViolins(cohort: Cohort, options: Partial<QcViolinsOptions> = {}): Picture {
  const { by, assay, mitochondrialPrefix } = mergeOptions<QcViolinsOptions>("qcViolins", qcViolinsDefaults, options);
  const counts = assayOf(cohort, assay);
  const { samples, mitochondrialFeatures } = qcMetrics(counts, { mitochondrialPrefix });
  const groups = rowsOf(cohort, by, counts.measured);
  const metrics: Metric[] = [
    { title: "total counts", values: samples.totalCounts, format: ",d", say: significant },
    { title: "detected features", values: Float64Array.from(samples.detectedFeatures), format: ",d", say: significant },
    ...(mitochondrialFeatures > 0
      ? [{ title: "mitochondrial share", values: samples.mitochondrialShare, format: "%", say: percent }]
      : []),
  ];
  const panels = metrics.map((metric) => panelOf(metric, groups));
  return new ChartPicture(
    {
      hconcat: panels.map(({ spec }, i) => ({ ...spec, layer: [...(i === 0 ? [names(groups)] : []), ...spec.layer] })),
    },
    `Quality of ${counted(
      groups.reduce((sum, group) => sum + group.samples.length, 0),
      "sample",
    )}${by ? ` by ${by}` : ""}. ${panels.map(({ words }) => words).join(" ")}`,
  );
}

const { compare: naturally } = new Intl.Collator("en", { numeric: true });

/** Samples that were measured, by group; missing values are a group of their own. */
function rowsOf({ samples }: Cohort, by: string, measured: Uint8Array): Row[] {
  const column = by ? texts(samples, by) : Array.from({ length: samples.numRows }, () => "all samples");
  const members = new Map<string, number[]>();
  for (const [i, value] of column.entries()) {
    if (!measured[i]) continue;
    const name = value === "" ? "(missing)" : value;
    const own = members.get(name);
    if (own) own.push(i);
    else members.set(name, [i]);
  }
  const place = { step: "qcViolins" };
  if (members.size === 0)
    throw new OmixelError("UnsuitableData", "No sample was measured.", "Give at least one.", place);
  if (members.size > mostGroups)
    throw new OmixelError(
      "UnsuitableData",
      `Column "${by}" has ${members.size} values, and a violin is drawn for each of at most ${mostGroups}.`,
      "Choose a column that tells groups.",
      place,
    );
  return [...members].map(([name, own]) => ({ name, samples: own })).sort((a, b) => naturally(a.name, b.name));
}

const y = (count: number) => ({
  type: "quantitative",
  scale: { domain: [count - 0.5, -0.5], nice: false, zero: false },
  axis: null,
});

/** Group names left of the first panel, as text marks: an axis cannot name the middles of violins. */
function names(groups: readonly Row[]) {
  return {
    data: { values: groups.map(({ name }, at) => ({ name, at })) },
    mark: { ...textMark, align: "right", baseline: "middle", limit: 220 },
    encoding: { x: { value: -8 }, y: { field: "at", ...y(groups.length) }, text: { field: "name" } },
  };
}

function panelOf({ title, values, format, say }: Metric, groups: readonly Row[]) {
  let [least, most] = [Infinity, 1];
  for (const { samples } of groups)
    for (const i of samples) [least, most] = [Math.min(least, values[i]!), Math.max(most, values[i]!)];
  const logarithmic = least >= 1 && most / least >= wide;
  const transform = logarithmic ? Math.log10 : (value: number) => value;
  const back = logarithmic ? (value: number) => 10 ** value : (value: number) => value;
  const violins = groups.map(({ samples }) => violinOf(Float64Array.from(samples, (i) => transform(values[i]!))));
  const round = (value: number) => Number(back(value).toPrecision(5));
  const shapes = violins.flatMap((violin, group) => outlineOf(violin, group, round));
  const middles = violins.map(({ median, quartiles: [low, high] }, group) => ({
    group,
    median: round(median),
    low: round(low),
    high: round(high),
  }));
  const x = {
    type: "quantitative",
    title,
    scale: logarithmic ? { type: "log", domain: [least, most], nice: false } : { zero: true },
    axis: {
      format,
      labelFlush: false,
      ...(logarithmic ? { values: logarithmicTicks(least, most) } : { tickCount: 3 }),
    },
  };
  const colours = { domain: [...groups.keys()], range: groups.map((_, g) => classColour(g)) };
  const at = { field: "group", ...y(groups.length) };
  return {
    spec: {
      width: 190,
      height: row * groups.length,
      layer: [
        {
          data: { values: shapes },
          mark: { type: "area", orient: "vertical", opacity: 0.75 },
          encoding: {
            x: { field: "value", ...x },
            y: { field: "above", ...y(groups.length) },
            y2: { field: "below" },
            color: { field: "group", type: "nominal", scale: colours, legend: null },
          },
        },
        {
          data: { values: middles },
          mark: { type: "rule", strokeWidth: 3, color: "#1b1f24" },
          encoding: { x: { field: "low", ...x }, x2: { field: "high" }, y: at },
        },
        {
          data: { values: middles },
          mark: { type: "point", filled: true, size: 36, opacity: 1, color: "#ffffff", stroke: "#1b1f24" },
          encoding: { x: { field: "median", ...x }, y: at },
        },
      ],
    },
    words: `Median ${title}: ${groups.map(({ name }, g) => `${name} ${say(back(violins[g]!.median))}`).join(", ")}.`,
  };
}

/** Powers of ten; where fewer than two lie within, their double and fivefold as well. */
function logarithmicTicks(least: number, most: number): number[] {
  const powers = Array.from({ length: 20 }, (_, exponent) => 10 ** exponent);
  const within = (ticks: number[]) => ticks.filter((tick) => tick >= least && tick <= most);
  const plain = within(powers);
  return plain.length > 1 ? plain : within(powers.flatMap((power) => [power, 2 * power, 5 * power]));
}

/** Equal numbers make an upright line, which an area of one point would not show. */
function outlineOf({ values, halfWidths }: Violin, group: number, round: (value: number) => number) {
  const points = Array.from(values, (value, i) => ({
    group,
    value: round(value),
    above: Math.round(1e3 * (group - half * halfWidths[i]!)) / 1e3,
    below: Math.round(1e3 * (group + half * halfWidths[i]!)) / 1e3,
  }));
  return points.length > 1 ? points : [points[0]!, points[0]!];
}
