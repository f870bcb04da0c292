import type { TypeScript } from "./tslab.js";

export type Completeness =
  { readonly status: "complete" | "invalid" } | { readonly status: "incomplete"; readonly indent: string };

/** Unterminated: comment, template literal (two ways), regular expression; the end of the text is missing, not wrong. */
const unterminated = new Set([1010, 1160, 1126, 1161]);

/** Can this code run, does it go on, or is it wrong? A console asks before it sends a line. */
export function isComplete(ts: TypeScript, code: string): Completeness {
  if (code.trim() === "") return { status: "complete" };
  const file = ts.createSourceFile("cell.ts", code, ts.ScriptTarget.Latest, false, ts.ScriptKind.TS);
  const { parseDiagnostics: errors } = file as unknown as {
    parseDiagnostics: readonly { start: number; length: number; code: number; messageText: unknown }[];
  };
  if (errors.length === 0) return { status: "complete" };
  const end = code.trimEnd().length;
  const goesOn = errors.some(
    ({ start, length, code: number, messageText }) =>
      unterminated.has(number) ||
      (start + length >= end && start >= end && !String(messageText).startsWith("Declaration or statement")),
  );
  if (!goesOn) return { status: "invalid" };
  const lastLine = code.slice(code.trimEnd().lastIndexOf("\n") + 1);
  const indent = /^\s*/.exec(lastLine)![0];
  return { status: "incomplete", indent: /[{([]\s*$/.test(code) ? `${indent}  ` : indent };
}
