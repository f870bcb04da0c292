import { OmixelError, type Place } from "../errors.js";
import { splitRecords } from "./delimited/records.js";
import { findSeparator, mostCommon } from "./delimited/separator.js";
import type { ReadWatch } from "./open-bytes.js";
import { readText } from "./read-text.js";

/** A pixel of a feature on a channel of a picture. */
export interface PixelPlace {
  readonly feature: string;
  readonly channel: string;
  /** Column and row of the pixel, counted from 0. */
  readonly x: number;
  readonly y: number;
  /** Line of the file, counted from 1. */
  readonly line: number;
}

/** The channel of files that name none. */
const onlyChannel = "layout";

/** A column beyond this is a slip of the pen: no image is as large. */
const largest = 4095;

/**
 * Reads where features sit: a line for each pixel of a feature with the columns `feature`, `x`, `y` and, where there are several channels,
 * `channel`; in any order, by tabs or commas, as `layout.tsv` of a run's folder has them. Other columns are left aside.
 *
 * @throws FileNotFound, NotAFile, UnreadableFile; MalformedTable with line and column; DuplicateNames for a feature that
 *   is told to be on a pixel twice
 */
export async function readPixelPlaces(path: string, watch: ReadWatch = {}): Promise<PixelPlace[]> {
  return parsePixelPlaces(await readText(path, watch), path);
}

/** Places out of the text of a file. @param file named in errors */
export function parsePixelPlaces(text: string, file: string): PixelPlace[] {
  const unix = text.replace(/\r\n?/g, "\n");
  const records = splitRecords(unix, findSeparator(unix.split("\n").slice(0, 50)), file);
  const [header, ...rows] = records;
  const columnOf = new Map(header?.cells.map((name, column) => [name.toLowerCase(), column]));
  for (const name of ["feature", "x", "y"])
    if (!columnOf.has(name))
      throw malformed(
        header ? `The header has no column "${name}": ${header.cells.join(", ").slice(0, 80)}.` : "The file is empty.",
        'Name the columns in the first line: "feature", "x", "y" and, if there are several, "channel".',
        { file, line: header?.line ?? 1 },
      );
  const width = mostCommon(rows.map(({ cells }) => cells.length));
  const lineOf = new Map<string, number>();
  const places = rows.map(({ cells, line }): PixelPlace => {
    if (cells.length < width)
      throw malformed(`The line has ${cells.length} cells instead of ${width}.`, "Put the line right.", { file, line });
    const cell = (name: string) => cells[columnOf.get(name)!] ?? "";
    const place = { feature: cell("feature"), channel: columnOf.has("channel") ? cell("channel") : onlyChannel };
    for (const name of ["feature", "channel"] as const)
      if (place[name] === "") throw malformed("The cell is empty.", `Name the ${name}.`, { file, line, column: name });
    const [x, y] = ["x", "y"].map((name) => pixelOf(cell(name), { file, line, column: name }));
    const key = `${x},${y}\n${place.channel}\n${place.feature}`;
    const before = lineOf.get(key);
    if (before !== undefined)
      throw new OmixelError(
        "DuplicateNames",
        `"${place.feature}" is on column ${x}, row ${y} of channel "${place.channel}" already, by line ${before}.`,
        "Keep one of both lines.",
        { file, line, column: "feature" },
      );
    lineOf.set(key, line);
    return { ...place, x: x!, y: y!, line };
  });
  if (places.length === 0)
    throw malformed("The file has no feature.", "A line is: feature, x, y, channel.", { file, line: header!.line });
  return places;
}

function pixelOf(cell: string, place: Place): number {
  const pixel = Number(cell);
  if (cell !== "" && Number.isInteger(pixel) && pixel >= 0 && pixel <= largest) return pixel;
  throw malformed(
    `"${cell}" is no pixel: an integer from 0 to ${largest} is expected.`,
    "Count columns (x) and rows (y) from 0, the upper left pixel.",
    place,
  );
}

function malformed(what: string, remedy: string, place: Place): OmixelError {
  return new OmixelError("MalformedTable", what, remedy, place);
}
