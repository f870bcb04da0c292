import { inspect } from "node:util";
import { arrowTable } from "./arrow-table.js";
import { image } from "./image.js";
import { records } from "./records.js";
import { plainText } from "./plain-text.js";

/** Representations of a value by MIME type, and what goes with them. */
export interface MimeBundle {
  readonly data: Readonly<Record<string, unknown>>;
  readonly metadata: Readonly<Record<string, unknown>>;
}

const display = Symbol.for("Jupyter.display");

/** Pictures for kinds of values, tried in this order; each gives what stands beside the plain text, or nothing. */
const pictures = [image, arrowTable, records] as const;

/**
 * How a value is shown. A value that has `Symbol.for("Jupyter.display")` says itself: a function that returns (or
 * promises) data by MIME type, or `{ data, metadata }`.
 */
export async function bundleOf(value: unknown): Promise<MimeBundle> {
  const own = ownDisplay(value);
  if (own) return asBundle(await own(), value);
  for (const picture of pictures) {
    try {
      const drawn = picture(value);
      if (drawn) return { data: { "text/plain": plainText(value), ...drawn }, metadata: {} };
    } catch {
      // A value that cannot be drawn this way (a getter throws, a size lies) still has its text.
    }
  }
  return { data: { "text/plain": plainText(value) }, metadata: {} };
}

/** Pictures of a bundle travel as base64; a bundle that is not JSON is refused here, where the cell still sees it. */
export function asBundle(shown: unknown, value: unknown): MimeBundle {
  if (typeof shown !== "object" || shown === null)
    throw new TypeError(`Symbol.for("Jupyter.display") has to give data by MIME type, and gave ${inspect(shown)}.`);
  const isWhole = "data" in shown && typeof shown.data === "object" && shown.data !== null;
  const { data, metadata } = isWhole ? (shown as MimeBundle) : { data: shown as MimeBundle["data"], metadata: {} };
  const encoded = Object.fromEntries(
    Object.entries(data).map(([type, content]) => [
      type,
      content instanceof Uint8Array ? Buffer.from(content).toString("base64") : content,
    ]),
  );
  const complete = "text/plain" in encoded ? encoded : { "text/plain": className(value), ...encoded };
  JSON.stringify(complete);
  return { data: complete, metadata: metadata ?? {} };
}

function ownDisplay(value: unknown): (() => unknown) | undefined {
  if ((typeof value !== "object" || value === null) && typeof value !== "function") return undefined;
  try {
    const own = (value as Record<symbol, unknown>)[display];
    return typeof own === "function" ? () => (own as () => unknown).call(value) : undefined;
  } catch {
    return undefined;
  }
}

function className(value: unknown): string {
  try {
    return `${(value as object).constructor.name}`;
  } catch {
    return "object";
  }
}
