import { element, svgElement } from "../dom.js";

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Pixels (y × width + x) drawn round with a line. */
export interface Outline {
  readonly pixels: readonly number[];
  readonly colour: string;
  readonly dashed: boolean;
}

export interface PixelPictureOptions {
  readonly width: number;
  readonly height: number;
  /** The pointer or the cursor is on another pixel. */
  readonly onMove: (place: Place) => void;
  /** A pixel was clicked, or chosen with Enter. */
  readonly onPick: (place: Place) => void;
  readonly onEscape: () => void;
  /** The brightest pixel, where Home leads. */
  readonly brightest: () => Place;
}

/** Steps of the arrow keys with Shift. */
const leap = 8;

/** A picture with a cursor: by pointer or arrow keys. Its pixels stay sharp at every size. */
export class PixelPicture {
  readonly el: HTMLElement;
  readonly #canvas: HTMLCanvasElement;
  readonly #marks: SVGGElement;
  readonly #cursor: SVGGElement;
  readonly #options: PixelPictureOptions;
  #at: Place | undefined;

  constructor(options: PixelPictureOptions, signal: AbortSignal) {
    const { width, height } = (this.#options = options);
    this.#canvas = element("canvas", { width, height, class: width > 512 ? "omx-fine" : undefined });
    this.#marks = svgElement("g");
    this.#cursor = svgElement(
      "g",
      { class: "omx-cursor", visibility: "hidden" },
      svgElement("rect", { class: "omx-halo", width: 1, height: 1 }),
      svgElement("rect", { width: 1, height: 1 }),
    );
    const overlay = svgElement(
      "svg",
      { viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: "none", "aria-hidden": "true" },
      this.#marks,
      this.#cursor,
    );
    this.el = element(
      "div",
      { class: "omx-pixels", tabindex: 0, role: "application", "aria-roledescription": "map of pixels" },
      this.#canvas,
      overlay,
    );
    this.el.style.aspectRatio = `${width} / ${height}`;
    this.el.addEventListener("pointermove", (event) => this.#move(this.#placeOf(event)), { signal });
    this.el.addEventListener(
      "click",
      (event) => {
        this.#move(this.#placeOf(event));
        if (this.#at) options.onPick(this.#at);
      },
      { signal },
    );
    this.el.addEventListener("keydown", (event) => this.#key(event), { signal });
  }

  /** @param label for readers who cannot see the picture */
  paint(rgba: Uint8ClampedArray<ArrayBuffer>, label: string): void {
    const { width, height } = this.#options;
    this.el.setAttribute(
      "aria-label",
      `${label}. Arrow keys move over the pixels, Home finds the brightest, Enter holds one.`,
    );
    this.#canvas.getContext("2d")?.putImageData(new ImageData(rgba, width, height), 0, 0);
  }

  outline(outlines: readonly Outline[]): void {
    const drawn = outlines.flatMap(({ pixels, colour, dashed }) => {
      const d = borderOf(pixels, this.#options.width);
      return [
        svgElement("path", { class: "omx-halo", d }),
        svgElement("path", { d, stroke: colour, class: dashed ? "omx-dashed" : undefined }),
      ];
    });
    this.#marks.replaceChildren(...drawn);
  }

  /** Shows the cursor somewhere, or nowhere. */
  point(place: Place | undefined): void {
    this.#at = place;
    this.#cursor.setAttribute("visibility", place ? "visible" : "hidden");
    if (place) this.#cursor.setAttribute("transform", `translate(${place.x} ${place.y})`);
  }

  #move(place: Place | undefined): void {
    if (!place || (place.x === this.#at?.x && place.y === this.#at.y)) return;
    this.#options.onMove(place);
  }

  #placeOf({ clientX, clientY }: MouseEvent): Place | undefined {
    const { left, top, width, height } = this.#canvas.getBoundingClientRect();
    if (width === 0 || height === 0) return undefined;
    const x = Math.floor(((clientX - left) / width) * this.#options.width);
    const y = Math.floor(((clientY - top) / height) * this.#options.height);
    return this.#within(x, y);
  }

  #within(x: number, y: number): Place {
    const { width, height } = this.#options;
    return { x: Math.min(width - 1, Math.max(0, x)), y: Math.min(height - 1, Math.max(0, y)) };
  }

  #key(event: KeyboardEvent): void {
    const { onPick, onEscape, brightest } = this.#options;
    const step = event.shiftKey ? leap : 1;
    const way = arrows[event.key];
    const from = this.#at;
    if (event.key === "Escape") onEscape();
    else if (event.key === "Enter" || event.key === " ") onPick(from ?? brightest());
    else if (event.key === "Home" || (way && !from)) this.#options.onMove(brightest());
    else if (way && from) this.#move(this.#within(from.x + step * way[0], from.y + step * way[1]));
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The border of a set of pixels as a path: sides that two of them share are left out. */
export function borderOf(pixels: readonly number[], width: number): string {
  const own = new Set(pixels);
  const sides: string[] = [];
  for (const p of own) {
    const [x, y] = [p % width, Math.floor(p / width)];
    if (!own.has(p - width)) sides.push(`M${x} ${y}h1`);
    if (!own.has(p + width)) sides.push(`M${x} ${y + 1}h1`);
    if (x === 0 || !own.has(p - 1)) sides.push(`M${x} ${y}v1`);
    if (x === width - 1 || !own.has(p + 1)) sides.push(`M${x + 1} ${y}v1`);
  }
  return sides.join("");
}
