import { inspect } from "node:util";

/** Text longer than this is cut: a notebook file holds every result. */
const LONGEST = 100_000;

/** A value as text, without colours. Cyclic, huge and hostile values have one too. */
export function plainText(value: unknown): string {
  let text: string;
  try {
    text = inspect(value, { depth: 4, maxArrayLength: 100, maxStringLength: 10_000, breakLength: 100 });
  } catch (error) {
    return `[a value that cannot be shown: ${describe(error)}]`;
  }
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}… (${text.length} characters)` : text;
}

function describe(error: unknown): string {
  try {
    return String((error as Error).message);
  } catch {
    return "its inspection failed";
  }
}
