import { OmixelError } from "../../errors.js";
import type { Numbers } from "../../math/statistics.js";
import { mergeOptions } from "../../registry.js";
import { counted, percent, probability, significant } from "../../report/numbers.js";
import { classColour } from "../../report/palette.js";
import { kaplanMeier as curveOf, type SurvivalCurve } from "../../survival/kaplan-meier.js";
import { logRank, type LogRankTest } from "../../survival/log-rank.js";
import { ChartPicture, type Picture } from "../picture.js";
import { textMark } from "./text-mark.js";

/** Subjects, one entry each. One whose time, event or group is missing is left out, and the picture says how many. */
export interface SurvivalData {
  /** Time to the event or to the end of watching, at least 0; NaN = missing. */
  readonly time: Numbers;
  /** 1 where the event came, 0 where the watching ended before; NaN = missing. */
  readonly event: Numbers;
  /** Name of each subject's group; "" = missing. Default: all in one. */
  readonly group?: readonly string[];
}

export interface KaplanMeierOptions {
  /** Unit of the times, as it is written on the axis: "months". Default "". */
  readonly unit: string;
  /** What survives: "overall survival". Default "survival". */
  readonly event: string;
  /** Draws the 95 % confidence bands. Default true. */
  readonly band: boolean;
}

export const kaplanMeierDefaults: Readonly<KaplanMeierOptions> = Object.freeze({
  unit: "",
  event: "survival",
  band: true,
});

/** Width of the plot, in pixels. */
const width = 420;
/** Times at which the numbers at risk are written, as many as fit side by side. */
const mostTimes = 7;

interface Group {
  readonly name: string;
  readonly subjects: number;
  readonly curve: SurvivalCurve;
}

/**
 * Survival of groups by Kaplan and Meier, with 95 % bands (log−log), ticks where somebody was censored, the numbers at risk
 * below, and the p of the log-rank test above.
 *
 * @param data {@link SurvivalData}
 * @param options {@link KaplanMeierOptions}
 * @throws UnsuitableData without complete subjects, for a negative time and for an event that is not 0 or 1
 */
export function kaplanMeier(data: SurvivalData, options: Partial<KaplanMeierOptions> = {}): Picture {
  const merged = mergeOptions<KaplanMeierOptions>("kaplanMeier", kaplanMeierDefaults, options);
  const { rows, missing } = completeRows(data);
  const names = [...new Set(rows.map((i) => groupOf(data, i)))].sort(naturally);
  const subset = (wanted: readonly number[]) => ({
    time: wanted.map((i) => data.time[i]!),
    event: wanted.map((i) => data.event[i]!),
  });
  const groups = names.map((name): Group => {
    const own = rows.filter((i) => groupOf(data, i) === name);
    return { name, subjects: own.length, curve: curveOf(subset(own)) };
  });
  const index = Int32Array.from(rows, (i) => names.indexOf(groupOf(data, i)));
  return picture(groups, logRank(subset(rows), index, names.length), missing, merged);
}

const { compare: naturally } = new Intl.Collator("en", { numeric: true });
const everybody = "all";

function groupOf({ group }: SurvivalData, subject: number): string {
  return group ? group[subject]! : everybody;
}

function completeRows(data: SurvivalData): { rows: number[]; missing: number } {
  const { time, event, group } = data;
  if (event.length !== time.length || (group && group.length !== time.length))
    throw new OmixelError(
      "UnsuitableData",
      `There are ${time.length} times, ${event.length} events${group ? ` and ${group.length} groups` : ""}.`,
      "Give one of each for every subject.",
      { step: "kaplanMeier" },
    );
  const rows = Array.from({ length: time.length }, (_, i) => i).filter(
    (i) => !Number.isNaN(time[i]) && !Number.isNaN(event[i]) && groupOf(data, i) !== "",
  );
  if (rows.length === 0)
    throw new OmixelError(
      "UnsuitableData",
      "No subject has a time, an event and a group.",
      "Check which columns hold them.",
      { step: "kaplanMeier" },
    );
  return { rows, missing: time.length - rows.length };
}

function picture(
  groups: readonly Group[],
  test: LogRankTest | null,
  missing: number,
  { unit, event, band }: KaplanMeierOptions,
): Picture {
  const names = groups.map(({ name }) => name);
  const colours = names.map((_, g) => classColour(g));
  const color = { field: "group", type: "nominal", title: null, scale: { domain: names, range: colours } };
  const last = groups.reduce((most, { curve }) => Math.max(most, curve.time.at(-1)!), 0) || 1;
  const times = roundTimes(last);
  const x = { field: "time", type: "quantitative", scale: { domain: [0, last], nice: false } };
  const axis = { values: times, grid: false, title: unit ? `time (${unit})` : "time" };
  const y = { field: "survival", type: "quantitative", title: event, scale: { domain: [0, 1] }, axis: { format: "%" } };
  const steps = groups.flatMap(({ name: group, curve }) => stepsOf(curve).map((step) => ({ ...step, group })));
  const ticks = groups.flatMap(({ name: group, curve }) =>
    Array.from(curve.time.keys())
      .filter((i) => curve.censored[i]! > 0)
      .map((i) => ({ time: curve.time[i]!, survival: curve.survival[i]!, group })),
  );
  const risk = groups.flatMap(({ name: group, curve }) =>
    times.map((time) => ({ time, group, count: atRisk(curve, time) })),
  );
  const legend = { symbolType: "stroke", symbolStrokeWidth: 2.5, symbolOpacity: 1, symbolLimit: names.length };
  const said = test ? `log-rank p = ${probability(test.p)}` : "";
  const left = missing > 0 ? `${counted(missing, "subject")} with missing values left out` : "";
  return new ChartPicture(
    {
      title: { text: [said, left].filter(Boolean).join(" · ") },
      spacing: 6,
      vconcat: [
        {
          width,
          height: 260,
          data: { values: steps },
          encoding: { x: { ...x, axis }, color: { ...color, legend: names.length > 1 ? legend : null } },
          layer: [
            ...(band
              ? [
                  {
                    mark: { type: "area", interpolate: "step-after", opacity: 0.15 },
                    encoding: { y: { ...y, field: "lower" }, y2: { field: "upper" } },
                  },
                ]
              : []),
            { mark: { type: "line", interpolate: "step-after", strokeWidth: 2 }, encoding: { y } },
            {
              data: { values: ticks },
              mark: { type: "point", shape: "M0,-1L0,1", size: 60, strokeWidth: 1.5, opacity: 1 },
              encoding: { y },
            },
          ],
        },
        {
          width,
          height: { step: 16 },
          title: { text: "Number at risk", fontSize: 11, offset: 2 },
          data: { values: risk },
          mark: textMark,
          encoding: {
            x: { ...x, axis: null },
            y: {
              field: "group",
              type: "nominal",
              title: null,
              sort: names,
              axis: { domain: false, ticks: false, labelLimit: 160, labelPadding: 18 },
            },
            text: { field: "count" },
          },
        },
      ],
    },
    `Kaplan–Meier curves of ${event}: ${groups.map(describe).join("; ")}.${said ? ` ${said}.` : ""}${left ? ` ${left}.` : ""}`,
  );

  function describe({ name, subjects, curve }: Group): string {
    const median = Number.isFinite(curve.median) ? `median ${significant(curve.median)} ${unit}`.trim() : "no median";
    const events = curve.events.reduce((sum, count) => sum + count, 0);
    return `${name}, ${counted(subjects, "subject")}, ${counted(events, "event")}, ${median}, ${percent(curve.survival.at(-1))} at the end`;
  }
}

/** Only times with events change the curve; the last time ends it. */
function stepsOf({ time, survival, lower, upper, events }: SurvivalCurve) {
  const round = (value: number) => Math.round(value * 1e4) / 1e4;
  return Array.from(time.keys())
    .filter((i) => i === 0 || events[i]! > 0 || i === time.length - 1)
    .map((i) => ({
      time: time[i]!,
      survival: round(survival[i]!),
      lower: round(lower[i]!),
      upper: round(upper[i]!),
    }));
}

/** Subjects who are watched until just before a time. */
function atRisk({ time, atRisk: watched }: SurvivalCurve, wanted: number): number {
  const i = time.findIndex((value) => value >= wanted);
  return i < 0 ? 0 : watched[i]!;
}

/** 0 and multiples of a round step (1, 2 or 5 × a power of ten), up to the last time. */
function roundTimes(last: number): number[] {
  const least = last / (mostTimes - 1);
  const power = 10 ** Math.floor(Math.log10(least));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= least)!;
  return Array.from({ length: Math.floor(last / step) + 1 }, (_, i) => Number((i * step).toPrecision(12)));
}
