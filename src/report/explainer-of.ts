import type { RunResult } from "../omics/result.js";

/** The name of what explained a result; "" where nothing did. */
export function explainerOf({ plan: { steps } }: Pick<RunResult, "plan">): string {
  if (!Array.isArray(steps)) return "";
  const step = (steps as { readonly verb?: string; readonly method?: string }[]).find(({ verb }) => verb === "explain");
  return step?.method ?? "";
}

/** What a score says: "how strongly a gene speaks for the class". */
export function scoreWords(result: Pick<RunResult, "plan">, feature: string): string {
  if (explainerOf(result) === "attention") return `how much a ${feature} is looked at in samples of the class`;
  return `how strongly a ${feature} speaks for the class`;
}
