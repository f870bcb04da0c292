import { element } from "../dom.js";
import { rampGradient, type ramps } from "./paint.js";

/** The meaning of a ramp of colours: its two ends named, the colours between. */
export class RampLegend {
  readonly el: HTMLElement;
  readonly #low = element("span");
  readonly #ramp = element("span", { class: "omx-ramp" });
  readonly #high = element("span");

  constructor() {
    this.el = element("div", { class: "omx-legend" }, this.#low, this.#ramp, this.#high);
  }

  show(ramp: (typeof ramps)[keyof typeof ramps], dark: boolean, low: string, high: string): void {
    this.#ramp.style.background = rampGradient(ramp, dark);
    this.#low.textContent = low;
    this.#high.textContent = high;
  }
}
