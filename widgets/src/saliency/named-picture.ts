import { element, svgElement } from "../dom.js";
import { onFrame } from "../model.js";
import type { PixelPicture, Place } from "./pixel-picture.js";
import { cut } from "../../../src/notebook/shared/cut.js";

export interface Name extends Place {
  readonly text: string;
}

/** Sizes in CSS pixels. */
const pitch = 14;
const stub = 8;
const longest = 15;
/** Below this width of the margins there is no room for names. */
const leastMargin = 60;

/** A picture with names in its margins, each led to its pixel by a line. The table lists the same for who cannot see them. */
export class NamedPicture {
  readonly el: HTMLElement;
  readonly #picture: PixelPicture;
  readonly #size: { readonly width: number; readonly height: number };
  readonly #overlay = svgElement("svg", { class: "omx-names", "aria-hidden": "true" });
  readonly #redraw: () => void;
  #names: readonly Name[] = [];

  constructor(picture: PixelPicture, size: { readonly width: number; readonly height: number }, signal: AbortSignal) {
    this.#picture = picture;
    this.#size = size;
    this.el = element("div", { class: "omx-named" }, picture.el, this.#overlay as unknown as Node);
    this.#redraw = onFrame(() => this.#draw(), signal);
    if (typeof ResizeObserver === "undefined") return;
    const observer = new ResizeObserver(this.#redraw);
    observer.observe(this.el);
    signal.addEventListener("abort", () => observer.disconnect(), { once: true });
  }

  /** @param names best first; as many are drawn as find room */
  name(names: readonly Name[]): void {
    this.#names = names;
    this.#redraw();
  }

  #draw(): void {
    const { offsetLeft, offsetTop, offsetWidth, offsetHeight } = this.#picture.el;
    const margin = this.el.clientWidth - offsetLeft - offsetWidth;
    if (offsetLeft < leastMargin || margin < leastMargin) return this.#overlay.replaceChildren();
    const perSide = Math.floor(offsetHeight / pitch);
    const points = this.#names.slice(0, 2 * perSide).map(({ text, x, y }) => ({
      text,
      x: offsetLeft + ((x + 0.5) / this.#size.width) * offsetWidth,
      y: offsetTop + ((y + 0.5) / this.#size.height) * offsetHeight,
    }));
    const fromLeft = points.sort((a, b) => a.x - b.x);
    const half = Math.ceil(fromLeft.length / 2);
    const limits = [offsetTop + pitch / 2, offsetTop + offsetHeight - pitch / 2] as const;
    this.#overlay.replaceChildren(
      ...side(fromLeft.slice(0, half), offsetLeft, -1, limits),
      ...side(fromLeft.slice(half), offsetLeft + offsetWidth, 1, limits),
    );
  }
}

function side(points: readonly Name[], edge: number, way: -1 | 1, limits: readonly [number, number]): SVGElement[] {
  const sorted = [...points].sort((a, b) => a.y - b.y);
  const middles = apart(
    sorted.map(({ y }) => y),
    pitch,
    limits,
  );
  return sorted.flatMap(({ text, x, y }, i) => {
    const middle = middles[i]!;
    return [
      svgElement("path", { class: "omx-lead", d: `M${edge + way * stub} ${middle}H${edge}` }),
      svgElement("path", { class: "omx-lead omx-inside", d: `M${edge} ${middle}L${x} ${y}` }),
      svgElement("circle", { class: "omx-spot", cx: x, cy: y, r: 2.5 }),
      svgElement(
        "text",
        { x: edge + way * (stub + 3), y: middle + 4, "text-anchor": way < 0 ? "end" : "start" },
        cut(text, longest),
      ),
    ];
  });
}

/** Ascending places moved apart, each down as far as the one above needs, then up where the end is reached. */
export function apart(wanted: readonly number[], least: number, [top, bottom]: readonly [number, number]): number[] {
  const places = [...wanted];
  for (let i = 0; i < places.length; i++) places[i] = Math.max(places[i]!, i === 0 ? top : places[i - 1]! + least);
  for (let i = places.length - 1; i >= 0; i--)
    places[i] = Math.min(places[i]!, i === places.length - 1 ? bottom : places[i + 1]! - least);
  return places;
}
