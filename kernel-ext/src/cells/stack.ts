import type { CellOrigin } from "../compiler/origins.js";

const origins = new Map<string, CellOrigin>();
const prefix = "omixel-cell-";

/** Cells whose stacks are still understood. */
const REMEMBERED = 1000;

/** A name under which the engine knows the code of a cell. */
export function cellFile(count: number, origin: CellOrigin, serial: number): string {
  const name = `${prefix}${count}-${serial}`;
  origins.set(name, origin);
  if (origins.size > REMEMBERED) origins.delete(origins.keys().next().value!);
  return name;
}

/** A place in a cell, as a stack shows it. */
const shown = /cell \[(\d+)\]:(\d+):(\d+)/;

export interface CellPlace {
  readonly count: number;
  readonly line: number;
  readonly column: number;
}

/** The innermost place in a cell that a stack names. */
export function cellPlace(stack: string): CellPlace | undefined {
  const found = shown.exec(stack);
  if (!found) return undefined;
  return { count: Number(found[1]), line: Number(found[2]), column: Number(found[3]) };
}

/** The source of the latest cell with this number. */
export function cellSource(count: number): string | undefined {
  return [...origins.values()].findLast((origin) => origin.count === count)?.source;
}

/** Makes stacks name cells by their number and their TypeScript lines, wherever a stack is looked at. */
export function mapStacks(): void {
  Error.prepareStackTrace = (error, frames) => {
    let head: string;
    try {
      head = String(error);
    } catch {
      head = "Error";
    }
    // What lies behind the outermost frame of a cell is the kernel itself.
    const last = frames.findLastIndex((frame) => origins.has(frame.getFileName() ?? ""));
    const shown = last < 0 ? frames : frames.slice(0, last + 1);
    return [head, ...shown.map((frame) => `    at ${describe(frame)}`)].join("\n");
  };
}

function describe(frame: NodeJS.CallSite): string {
  const origin = origins.get(frame.getFileName() ?? "");
  if (!origin) return String(frame);
  const place = origin.position(frame.getLineNumber() ?? 1, frame.getColumnNumber() ?? 1);
  const where = `cell [${origin.count}]${place ? `:${place.line}:${place.column}` : ""}`;
  const name = frame.getFunctionName();
  if (!name) return where;
  const type = frame.isToplevel() ? null : frame.getTypeName();
  const owner = type && type !== "Object" && !name.startsWith(`${type}.`) ? `${type}.` : "";
  return `${frame.isAsync() ? "async " : ""}${frame.isConstructor() ? "new " : ""}${owner}${name} (${where})`;
}
