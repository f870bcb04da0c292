/** Replaces `length` characters at `start` by `text`. */
export interface Edit {
  readonly start: number;
  readonly length: number;
  readonly text: string;
}

/** A text with edits, and the way back from a position in the result to one in the original. */
export class EditedText {
  readonly text: string;
  readonly #original: string;
  readonly #edits: readonly Edit[];

  /** @param edits must not overlap; those at one place keep their order, insertions before a replacement */
  constructor(original: string, edits: readonly Edit[]) {
    this.#original = original;
    this.#edits = edits
      .map((edit, order) => ({ edit, order }))
      .sort(
        (a, b) =>
          a.edit.start - b.edit.start || Math.sign(a.edit.length) - Math.sign(b.edit.length) || a.order - b.order,
      )
      .map(({ edit }) => edit);
    let text = "";
    let at = 0;
    for (const { start, length, text: inserted } of this.#edits) {
      text += original.slice(at, start) + inserted;
      at = start + length;
    }
    this.text = text + original.slice(at);
  }

  /** Line and column (both from 0) in the original of a line and column in the result; edits never add lines. */
  originalPosition(line: number, column: number): { line: number; column: number } {
    const lineStart = startOfLine(this.#original, line);
    let shift = 0;
    for (const { start, length, text } of this.#edits) {
      if (start < lineStart) continue;
      const newStart = start - lineStart + shift;
      if (newStart > column) break;
      if (column < newStart + text.length) return { line, column: start - lineStart };
      shift += text.length - length;
    }
    return { line, column: Math.max(0, column - shift) };
  }
}

function startOfLine(text: string, line: number): number {
  let at = 0;
  for (let i = 0; i < line; i++) {
    const next = text.indexOf("\n", at);
    if (next < 0) return text.length;
    at = next + 1;
  }
  return at;
}
