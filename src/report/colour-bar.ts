import { type Html, html } from "./html.js";
import { type Colour, rampColour } from "./palette.js";

/** The meaning of a colour ramp: its two ends named, the colours between. */
export function colourBar(ramp: readonly Colour[], low: string, high: string): Html {
  const stops = Array.from({ length: 9 }, (_, i) => `rgb(${rampColour(ramp, i / 8).join(" ")})`).join(", ");
  return html`<span class="colour-bar"
    ><span>${low}</span><span class="ramp" style="background: linear-gradient(to right, ${stops})"></span
    ><span>${high}</span></span
  >`;
}
