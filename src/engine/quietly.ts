import type { CApi } from "./c-api.js";

const standardError = 2;
const writeOnly = 1;

/**
 * Runs something while nothing reaches standard error. The library's compiler says at its first use that it is there, by a
 * log of its own that no setting turns off.
 */
export function quietly<T>(c: Pick<CApi, "open" | "close" | "dup" | "dup2">, run: () => T): T {
  const kept = c.dup(standardError) as number;
  const nothing = c.open("/dev/null", writeOnly) as number;
  const both = kept >= 0 && nothing >= 0;
  try {
    if (both) c.dup2(nothing, standardError);
    return run();
  } finally {
    if (both) c.dup2(kept, standardError);
    for (const file of [kept, nothing]) if (file >= 0) c.close(file);
  }
}
