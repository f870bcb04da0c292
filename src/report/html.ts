import { printable } from "./printable.js";

/** Text that is HTML already and is not escaped again. */
export interface Html {
  readonly markup: string;
}

/** What may stand in a template: HTML as it is, texts and numbers escaped, lists joined, nothing for undefined. */
export type Content = Html | string | number | undefined | readonly Content[];

/**
 * HTML from a template: every value that is not `Html` is escaped, so that no name in the data becomes markup. The
 * template's indentation is left out, values stay as they are.
 */
export function html(literals: TemplateStringsArray, ...values: readonly Content[]): Html {
  const flush = literals.map((literal) => literal.replace(/\n\s+/g, "\n"));
  return { markup: flush.reduce((text, literal, i) => text + markupOf(values[i - 1]) + literal) };
}

/** For markup made elsewhere, such as a rendered chart. */
export function raw(markup: string): Html {
  return { markup };
}

/** The text with the five characters that mean something in HTML and SVG written as entities, without what XML forbids. */
export function escapeText(text: string): string {
  return printable(text).replace(/[&<>"']/g, (character) => entities[character]!);
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function markupOf(content: Content): string {
  if (content === undefined) return "";
  if (typeof content === "string") return escapeText(content);
  if (typeof content === "number") return String(content);
  return isList(content) ? content.map(markupOf).join("") : content.markup;
}

/** `Array.isArray` alone does not narrow readonly lists. */
function isList(content: Content): content is readonly Content[] {
  return Array.isArray(content);
}
