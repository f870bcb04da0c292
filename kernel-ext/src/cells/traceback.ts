import { inspect } from "node:util";
import type { Diagnostic } from "../compiler/tslab.js";
import { KeyboardInterrupt } from "../errors.js";
import { cellPlace, cellSource } from "./stack.js";

/** An error as Jupyter shows it. */
export interface ErrorContent {
  readonly ename: string;
  readonly evalue: string;
  readonly traceback: readonly string[];
}

const red = (text: string) => `\u001b[31m${text}\u001b[39m`;
const dim = (text: string) => `\u001b[2m${text}\u001b[22m`;

/** Lines of the cell shown around the place of an error. */
const CONTEXT_LINES = 2;
/** Causes of causes are shown this deep. */
const MAX_CAUSES = 5;

/** Whatever was thrown, as name, message and a traceback in terms of the cell. */
export function errorContent(thrown: unknown): ErrorContent {
  if (!isErrorLike(thrown)) {
    const value = safely(() => inspect(thrown), "a value that cannot be shown");
    return { ename: "Thrown", evalue: value, traceback: [red(`Thrown: ${value}`)] };
  }
  const ename = nameOf(thrown);
  const evalue = safely(() => String(thrown.message), "");
  return { ename, evalue, traceback: thrown instanceof KeyboardInterrupt ? interrupted(thrown) : lines(thrown, 0) };
}

/** Type errors of a cell: one block each, with the line of the cell. */
export function typeErrorContent(diagnostics: readonly Diagnostic[], count: number, source: string): ErrorContent {
  const blocks = diagnostics.map(({ start, messageText, code, fileName }) => {
    const line = start.line + 1;
    const column = start.character + 1;
    const where = fileName ? `${fileName}:${line}:${column}` : `cell [${count}]:${line}:${column}`;
    const head = `${where} - ${red("error")} TS${code}: ${messageText}`;
    return [head, ...(fileName ? [] : excerpt(source, line, column))].join("\n");
  });
  const first = diagnostics[0]!;
  const evalue = `${first.start.line + 1}:${first.start.character + 1} - ${first.messageText}`;
  return { ename: "TypeScriptError", evalue, traceback: blocks };
}

function interrupted(error: Error): string[] {
  const place = cellPlace(error.stack ?? "");
  const where = place ? ` It was at cell [${place.count}]:${place.line}:${place.column}.` : "";
  return [`${red("KeyboardInterrupt")}: ${error.message}${where}`];
}

function lines(error: Error, depth: number): string[] {
  const stack = safely(() => String(error.stack ?? ""), "");
  const { head, frames } = splitStack(stack, error);
  const shown = [`${depth > 0 ? "Caused by " : ""}${red(head)}`, ...fold(frames)];
  const place = cellPlace(stack);
  const source = place && cellSource(place.count);
  if (place && source !== undefined && depth === 0) shown.push("", ...excerpt(source, place.line, place.column));
  const cause = safely(() => error.cause, undefined);
  if (cause !== undefined && depth < MAX_CAUSES)
    shown.push(...(isErrorLike(cause) ? lines(cause, depth + 1) : [`Caused by ${safely(() => inspect(cause), "?")}`]));
  if (error instanceof AggregateError)
    for (const each of error.errors.slice(0, MAX_CAUSES))
      shown.push(...(isErrorLike(each) ? lines(each, MAX_CAUSES) : [safely(() => inspect(each), "?")]));
  return shown;
}

/** Libraries whose errors say "Tag: message" of themselves are taken at their word. */
function nameOf(error: Error): string {
  const tag = safely(() => (error as { readonly tag?: unknown }).tag, undefined);
  if (typeof tag === "string" && tag !== "" && safely(() => String(error).startsWith(`${tag}: `), false)) return tag;
  return safely(() => String(error.name || "Error"), "Error");
}

function splitStack(stack: string, error: Error): { head: string; frames: string[] } {
  const all = stack.split("\n");
  const first = all.findIndex((line) => /^\s+at /.test(line));
  const head = safely(() => `${nameOf(error)}: ${error.message}`, "Error");
  return { head, frames: first < 0 ? [] : all.slice(first).filter((line) => /^\s+at /.test(line)) };
}

/** Keeps the frames in cells; runs of others become one line that says whose they are. */
function fold(frames: readonly string[]): string[] {
  const result: string[] = [];
  let run: string[] = [];
  const close = () => {
    if (run.length > 0)
      result.push(dim(`    … ${run.length} ${run.length === 1 ? "frame" : "frames"} in ${owners(run)}`));
    run = [];
  };
  const last = frames.findLastIndex((line) => line.includes("cell ["));
  // What follows the outermost frame of the cell is the kernel itself.
  for (const line of last < 0 ? frames : frames.slice(0, last + 1)) {
    if (!line.includes("cell [")) run.push(line);
    else {
      close();
      result.push(line);
    }
  }
  close();
  return result;
}

function owners(frames: readonly string[]): string {
  const names = frames.map((line) => {
    const packages = [...line.matchAll(/node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/:)]+)/g)];
    if (packages.length > 0) return packages.at(-1)![1]!;
    if (/node:/.test(line)) return "node";
    return /([^\\/(\s]+):\d+:\d+\)?$/.exec(line)?.[1] ?? "native code";
  });
  return [...new Set(names)].slice(0, 3).join(", ");
}

/** The lines around a place, with a mark under it. */
function excerpt(source: string, line: number, column: number): string[] {
  const all = source.split(/\r?\n/);
  if (line < 1 || line > all.length) return [];
  const from = Math.max(1, line - CONTEXT_LINES);
  const to = Math.min(all.length, line + CONTEXT_LINES);
  const width = String(to).length;
  return all.slice(from - 1, to).flatMap((text, index) => {
    const number = from + index;
    const shown = `${number === line ? ">" : " "} ${String(number).padStart(width)} | ${text.slice(0, 200)}`;
    if (number !== line || column > 200) return [number === line ? shown : dim(shown)];
    return [shown, `  ${" ".repeat(width)} | ${" ".repeat(column - 1)}${red("^")}`];
  });
}

function isErrorLike(value: unknown): value is Error {
  return safely(
    () => value instanceof Error || typeof (value as { stack?: unknown } | null)?.stack === "string",
    false,
  );
}

/** Getters of what was thrown may throw themselves. */
function safely<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
