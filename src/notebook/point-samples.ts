import type { Layout } from "../data/layout.js";
import { type Column, columnNames, type Table, tableOf, texts } from "../data/table.js";
import { OmixelError } from "../errors.js";
import { Linked } from "./linked.js";
import { noImages } from "./linked-images.js";
import { columnsOf } from "./samples-state.js";

/** Who the points are. */
export interface PointSamples {
  /** Names, or a table with a row for each point; its column `sample` names them. Default: numbered. */
  readonly samples?: Table | readonly string[];
  /** Further columns to colour by, a value for each point. */
  readonly columns?: Readonly<Record<string, Column>>;
}

const nothing: Layout = {
  height: 1,
  width: 1,
  channels: [],
  features: [],
  x: new Uint16Array(0),
  y: new Uint16Array(0),
  radius: 0,
  start: new Uint32Array(1),
  feature: new Uint32Array(0),
  weight: new Float32Array(0),
};

/**
 * What the views of points share that stem from no study.
 *
 * @throws UnsuitableData unless there is a sample for each point
 */
export function linkedPoints(count: number, { samples, columns = {} }: PointSamples): Linked {
  const table = samples && "schema" in samples ? samples : undefined;
  const names = table
    ? columnNames(table).includes("sample")
      ? texts(table, "sample")
      : undefined
    : (samples as readonly string[] | undefined);
  const lengths = [
    ...(samples ? [["samples", table ? table.numRows : names!.length] as const] : []),
    ...Object.entries(columns).map(([name, { length }]) => [`values in column "${name}"`, length] as const),
  ];
  for (const [what, length] of lengths)
    if (length !== count)
      throw new OmixelError(
        "UnsuitableData",
        `There are ${count} points and ${length} ${what}.`,
        "Give one for each point, in the order of the points.",
      );
  const own = [...(table ? columnsOf(table) : []), ...columnsOf(tableOf(columns))];
  return new Linked(
    { names: names ?? Array.from({ length: count }, (_, i) => `point ${i + 1}`), columns: own, colours: {} },
    noImages(nothing),
  );
}
