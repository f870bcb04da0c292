import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { log } from "../log.js";

/** Session number, number of the cell, its code, its result as text. */
export type HistoryEntry = readonly [session: number, count: number, code: string, result: string | null];

export interface HistoryRequest {
  readonly hist_access_type?: "tail" | "range" | "search";
  readonly output?: boolean;
  readonly n?: number;
  readonly start?: number;
  readonly stop?: number;
  readonly session?: number;
  readonly pattern?: string;
  readonly unique?: boolean;
}

/** Entries that a file keeps; older ones are forgotten when it grows to twice as many. */
const KEPT = 5000;
/** Cells longer than this stay out of the file. */
const LONGEST = 100_000;

/** The code that was run, in this session and in those before it. */
export class History {
  readonly session: number;
  readonly #entries: HistoryEntry[];
  readonly #file: string | undefined;

  /** @param file lines of JSON; left out, nothing is kept beyond this process */
  constructor(file?: string) {
    this.#file = file;
    this.#entries = file ? read(file) : [];
    this.session = (this.#entries.at(-1)?.[0] ?? 0) + 1;
  }

  add(count: number, code: string, result: string | null): void {
    const entry: HistoryEntry = [this.session, count, code, result];
    this.#entries.push(entry);
    if (!this.#file || code.length > LONGEST) return;
    try {
      mkdirSync(dirname(this.#file), { recursive: true });
      appendFileSync(this.#file, `${JSON.stringify([this.session, count, code, result?.slice(0, 1000) ?? null])}\n`, {
        mode: 0o600,
      });
    } catch (error) {
      log(`The history could not be written: ${String(error)}`);
    }
  }

  /** What a history_request asks for; with `output`, code and result as a pair. */
  find(request: HistoryRequest): unknown[] {
    const found = this.#select(request);
    return found.map(([session, count, code, result]) => [session, count, request.output ? [code, result] : code]);
  }

  #select({ hist_access_type: type, n, start = 0, stop, session = 0, pattern = "*", unique }: HistoryRequest) {
    const last = (entries: readonly HistoryEntry[]) => (n === undefined ? entries : n > 0 ? entries.slice(-n) : []);
    if (type === "range") {
      const wanted = session > 0 ? session : this.session + session;
      const end = stop ?? Number.POSITIVE_INFINITY;
      return this.#entries.filter(([of, count]) => of === wanted && count >= start && count < end);
    }
    if (type !== "search") return last(this.#entries);
    const matching = this.#entries.filter(([, , code]) => matchesGlob(code, pattern));
    return last(unique ? [...new Map(matching.map((entry) => [entry[2], entry] as const)).values()] : matching);
  }
}

function read(file: string): HistoryEntry[] {
  let lines: string[];
  try {
    lines = readFileSync(file, "utf8").split("\n");
  } catch {
    return [];
  }
  const entries = lines.flatMap((line) => {
    try {
      const entry = JSON.parse(line) as HistoryEntry;
      return Array.isArray(entry) && typeof entry[2] === "string" ? [entry] : [];
    } catch {
      return [];
    }
  });
  if (entries.length <= 2 * KEPT) return entries;
  const kept = entries.slice(-KEPT);
  try {
    writeFileSync(file, kept.map((entry) => `${JSON.stringify(entry)}\n`).join(""), { mode: 0o600 });
  } catch {
    // It stays long; nothing is lost.
  }
  return kept;
}

/** `*` any text, `?` any character, without the exponential time of a regular expression. */
export function matchesGlob(text: string, pattern: string): boolean {
  let at = 0;
  let of = 0;
  let star = -1;
  let mark = 0;
  while (at < text.length) {
    if (of < pattern.length && pattern[of] === "*") {
      star = of++;
      mark = at;
    } else if (of < pattern.length && (pattern[of] === "?" || pattern[of] === text[at])) {
      at++;
      of++;
    } else if (star >= 0) {
      of = star + 1;
      at = ++mark;
    } else return false;
  }
  while (pattern[of] === "*") of++;
  return of === pattern.length;
}
