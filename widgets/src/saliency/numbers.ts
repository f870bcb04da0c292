const unknown = "–";

/** Three significant digits, with a true minus. */
export function significant(value: number | undefined): string {
  if (value === undefined || !Number.isFinite(value)) return unknown;
  const text = Math.abs(value) < 1e-4 && value !== 0 ? value.toExponential(1) : String(Number(value.toPrecision(3)));
  return text.replace(/-/g, "−");
}

/** A difference with its sign. */
export function signed(value: number | undefined): string {
  return value !== undefined && value > 0 ? `+${significant(value)}` : significant(value);
}

/** A count with thousands apart, in words: "1 gene", "20,000 genes". */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${value.toLocaleString("en-GB")} ${value === 1 ? one : many}`;
}
