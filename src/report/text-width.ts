import * as vega from "vega";

/** The part of Vega that says how wide a text is; its type declarations leave it out. */
interface TextMetrics {
  width: (item: { readonly fontSize?: number }, text: unknown) => number;
}

/** Mean advance of a character in the usual sans-serif fonts, in units of the font size (DejaVu Sans: 0.6, Arial: 0.5). */
const advance = 0.58;

/**
 * Without a canvas Vega takes a character to be 0.8 of the font size wide: labels would be cut far too early and stand in
 * too wide a margin. Vega keeps the function in one object that all charts share, so it is set once.
 */
export function useSansSerifWidths(): void {
  const { textMetrics } = vega as unknown as { textMetrics: TextMetrics };
  textMetrics.width = ({ fontSize = 11 }, text) => advance * fontSize * String(text ?? "").length;
}
