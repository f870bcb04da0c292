/** What went wrong, by tag. Programs switch on the tag, people read the message. */
export type ErrorTag =
  | "FileNotFound"
  | "NotAFile"
  | "UnreadableFile"
  | "DownloadFailed"
  | "UnknownFormat"
  | "MalformedTable"
  | "MissingValues"
  | "DuplicateNames"
  | "UnknownName"
  | "InvalidOption"
  | "UnsuitableData"
  | "LabelMismatch"
  | "TooFewSamples"
  | "Leakage"
  | "EngineUnavailable"
  | "EngineFailure"
  | "ImpossibleGeometry"
  | "Unwritable"
  | "NewerVersion"
  | "Aborted"
  | "FoldFailed";

/** Where it went wrong; every field that is known is filled. */
export interface Place {
  readonly file?: string;
  /** Line of the file, counted from 1. */
  readonly line?: number;
  /** Column name, or its number counted from 1. */
  readonly column?: string | number;
  /** Step, verb or encoder of the plan. */
  readonly step?: string;
}

/** An error with a tag, a place and a remedy. Its message is complete: what was expected, what came, where, what to do. */
export class OmixelError extends Error {
  readonly tag: ErrorTag;
  readonly place: Place;
  /** What to do next, one sentence. */
  readonly remedy: string;
  /** The message without place and remedy. */
  readonly what: string;

  constructor(tag: ErrorTag, what: string, remedy: string, place: Place = {}, cause?: unknown) {
    super([describePlace(place) + what, remedy].filter(Boolean).join(" "), cause === undefined ? {} : { cause });
    this.name = "OmixelError";
    this.tag = tag;
    this.place = place;
    this.remedy = remedy;
    this.what = what;
  }

  /** One line for a terminal; it starts with the tag. */
  override toString(): string {
    return `${this.tag}: ${this.message}`;
  }

  /** Plain data, so that the error crosses process borders. */
  toJSON(): { tag: ErrorTag; what: string; remedy: string; place: Place } {
    return { tag: this.tag, what: this.what, remedy: this.remedy, place: this.place };
  }

  static fromJSON(data: { tag: ErrorTag; what: string; remedy: string; place: Place }): OmixelError {
    return new OmixelError(data.tag, data.what, data.remedy, data.place);
  }

  /** The same error with more of its place known; what is known already stays. */
  at(place: Place): OmixelError {
    return new OmixelError(this.tag, this.what, this.remedy, { ...place, ...this.place }, this.cause);
  }
}

/** The one guard: `true` for errors that omixel raised on purpose. */
export function isOmixelError(error: unknown): error is OmixelError {
  return error instanceof OmixelError || (error instanceof Error && error.name === "OmixelError" && "tag" in error);
}

/** Raises `Aborted` if the signal has fired. Long loops call it once per iteration. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new OmixelError("Aborted", "The run was stopped.", "Finished folds are kept.");
}

/** The error for a name that is not in a list: nearest names first. */
export function unknownName(kind: string, name: string, allowed: readonly string[], place: Place = {}): OmixelError {
  const listed = nearestFirst(name, allowed);
  const shown = listed.slice(0, 12).join(", ") + (listed.length > 12 ? `, … (${listed.length} in all)` : "");
  const remedy = allowed.length > 0 ? `Use one of: ${shown}.` : `There is no ${kind} to choose from.`;
  return new OmixelError("UnknownName", `There is no ${kind} "${name}".`, remedy, place);
}

/** Names ordered by edit distance to `name`, ignoring case. */
export function nearestFirst(name: string, names: readonly string[]): string[] {
  const wanted = name.toLowerCase();
  return names
    .map((candidate) => ({ candidate, distance: editDistance(wanted, candidate.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)
    .map(({ candidate }) => candidate);
}

/** The first five of a list as text, with the count of the rest. */
export function firstFive(names: readonly string[]): string {
  const rest = names.length - 5;
  return names.slice(0, 5).join(", ") + (rest > 0 ? ` and ${rest} more` : "");
}

function describePlace({ file, line, column, step }: Place): string {
  const parts = [
    file,
    line === undefined ? "" : `line ${line}`,
    column === undefined ? "" : `column ${typeof column === "number" ? column : `"${column}"`}`,
    step === undefined ? "" : `step ${step}`,
  ].filter(Boolean);
  return parts.length > 0 ? `${parts.join(", ")}: ` : "";
}

/** Levenshtein distance in one row of memory. */
function editDistance(a: string, b: string): number {
  const row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    let diagonal = row[0]!;
    row[0] = i;
    for (let j = 1; j <= b.length; j++) {
      const above = row[j]!;
      row[j] = Math.min(above + 1, row[j - 1]! + 1, diagonal + (a[i - 1] === b[j - 1] ? 0 : 1));
      diagonal = above;
    }
  }
  return row[b.length]!;
}
