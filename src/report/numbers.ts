import type { PairedDifference } from "../evaluate/paired-difference.js";
import type { RunResult } from "../omics/result.js";

/** How numbers are written in the report. A value that is not known is a dash. */

const unknown = "–";

/** A fraction as percent with one decimal: 0.9512 is "95.1 %". */
export function percent(fraction: number | null | undefined): string {
  return isKnown(fraction) ? `${(100 * fraction).toFixed(1)}\u00a0%` : unknown;
}

/** "95.1 ± 1.2 %", both fractions; without the spread where there is none. */
export function percentWithSpread(mean: number | null, sd: number | null): string {
  return isKnown(mean) && isKnown(sd) ? `${(100 * mean).toFixed(1)} ± ${percent(sd)}` : percent(mean);
}

/** A difference of fractions: "5.0 points" of percent. */
export function points(difference: number): string {
  return `${(100 * difference).toFixed(1)} points`;
}

/** A fraction with three decimals. */
export function fraction(value: number | null | undefined): string {
  return isKnown(value) ? value.toFixed(3) : unknown;
}

/** A probability: small ones in powers of ten. */
export function probability(value: number | null | undefined): string {
  if (!isKnown(value)) return unknown;
  if (value === 0 || value >= 0.001) return value.toFixed(3);
  const [digits, exponent] = value.toExponential(1).split("e-") as [string, string];
  return `${digits} × 10⁻${Array.from(exponent, (digit) => superscripts[Number(digit)]!).join("")}`;
}

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** Three significant digits. */
export function significant(value: number | null | undefined): string {
  if (value === Infinity) return "∞";
  return isKnown(value) ? String(Number(value.toPrecision(3))) : unknown;
}

/** Seconds as "4.2 s" or "3 min 05 s". */
export function duration(seconds: number): string {
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, "0")} s`;
}

/** A count with thousands apart: 20,000. */
export function count(value: number): string {
  return value.toLocaleString("en-GB");
}

/** "1 class", "6 classes". */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** "5 folds", "5 folds, 10 times". */
export function foldsInWords({ folds, repeats = [] }: Pick<RunResult, "folds" | "repeats">): string {
  if (repeats.length < 2) return counted(folds.length, "fold");
  return `${counted(repeats[0]!.folds, "fold")}, ${count(repeats.length)} times`;
}

/** A difference of accuracies with its standard error: "+1.2 ± 0.9 points", "0.0 ± 0.9 points". */
export function difference({ difference: value, standardError }: PairedDifference): string {
  const sign = Math.abs(value) < 5e-4 ? "" : value < 0 ? "−" : "+";
  const size = (100 * Math.abs(value)).toFixed(1);
  return standardError === null ? `${sign}${size} points` : `${sign}${size} ± ${points(standardError)}`;
}

function isKnown(value: number | null | undefined): value is number {
  return value !== null && value !== undefined && Number.isFinite(value);
}
