import { element, svgElement } from "../dom.js";
import { onFrame } from "../model.js";
import { listenToHands, type Mode } from "./gestures.js";
import { arranged, paintPoints, type Points } from "./paint.js";
import { enclosed, nearest } from "./pick.js";
import { denser, fitted, panned, type Viewport, zoomed } from "./viewport.js";

export interface PlotOptions {
  /** What stands beside the point under the pointer. */
  describe(row: number): readonly HTMLElement[];
  /** The person marks points; `further` = in addition to what is marked. */
  choose(rows: readonly number[], further: boolean): void;
  mode(): Mode;
}

/** Points as the person sees them: by rows, with a colour each. */
export interface Shown {
  readonly places: Float32Array;
  readonly inks: Uint32Array;
  readonly order: Uint32Array;
  readonly marked: Uint8Array | undefined;
}

/** Points on a canvas, to be moved, enlarged, pointed at and marked. */
export interface Plot {
  readonly node: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  /** @param refit whether they are other places, so that all have to come into view */
  show(points: Shown, refit: boolean): void;
  zoom(factor: number): void;
  fit(): void;
}

const margin = 16;
/** A pointer names the point within so many CSS pixels. */
const reach = 10;
/** How much larger or smaller than all in view the plot may get. */
const zoomLimits = [0.25, 2000] as const;
/** Where painting takes longer than this, moving points are painted coarsely, and finely when they rest. */
const slow = 10;
const restAfter = 150;

export function plot({ describe, choose, mode }: PlotOptions, signal: AbortSignal): Plot {
  const canvas = element("canvas", {
    tabindex: 0,
    role: "application",
    class: "omx-points",
  });
  const tip = element("div", { class: "omx-tip", hidden: true });
  const outline = svgElement("polygon");
  const ring = svgElement("circle", { r: 7 });
  const node = element(
    "div",
    { class: "omx-plot" },
    canvas,
    svgElement("svg", { "aria-hidden": "true" }, outline, ring),
    tip,
  );
  let places: Float32Array = new Float32Array(0);
  let points: Points = { places, inks: new Uint32Array(0), large: 0 };
  let viewport: Viewport | undefined;
  let whole = 1;
  let moved = false;
  let hovered = -1;
  let image: ImageData | undefined;
  let cost = 0;
  let painted: Viewport | undefined;
  let resting = 0;
  const redraw = onFrame(draw, signal);
  signal.addEventListener("abort", () => clearTimeout(resting), { once: true });

  const hands = {
    mode,
    pan: (right: number, down: number) => viewport && turn(panned(viewport, right, down)),
    zoom(factor: number, x = canvas.clientWidth / 2, y = canvas.clientHeight / 2): void {
      if (!viewport) return;
      const [least, most] = zoomLimits;
      const scale = Math.min(most * whole, Math.max(least * whole, viewport.scale * factor));
      turn(zoomed(viewport, scale / viewport.scale, x, y));
    },
    fit(): void {
      moved = false;
      viewport = undefined;
      redraw();
    },
    outline(corners: readonly number[], done: boolean, further: boolean): void {
      outline.setAttribute("points", done ? "" : corners.join(" "));
      if (done && viewport) choose(enclosed(places, viewport, corners), further);
    },
    click(x: number, y: number, further: boolean): void {
      const row = viewport ? nearest(places, viewport, x, y, reach) : -1;
      if (row >= 0) choose([row], further);
    },
    hover(x = NaN, y = NaN): void {
      const row = viewport ? nearest(places, viewport, x, y, reach) : -1;
      if (row !== hovered) tip.replaceChildren(...(row >= 0 ? describe(row) : []));
      hovered = row;
      tip.hidden = row < 0;
      if (row >= 0) beside(x, y);
      circle();
    },
    clear: () => choose([], false),
  };
  listenToHands(canvas, hands, signal);
  if (typeof ResizeObserver !== "undefined") {
    const observer = new ResizeObserver(() => {
      if (!moved) viewport = undefined;
      redraw();
    });
    observer.observe(canvas);
    signal.addEventListener("abort", () => observer.disconnect(), { once: true });
  }

  function turn(next: Viewport): void {
    moved = true;
    viewport = next;
    redraw();
  }

  /** The tip stands on the side that has room. */
  function beside(x: number, y: number): void {
    const [width, height] = [canvas.clientWidth, canvas.clientHeight];
    tip.style.left = x < width / 2 ? `${x + 14}px` : "";
    tip.style.right = x < width / 2 ? "" : `${width - x + 14}px`;
    tip.style.top = y < height / 2 ? `${y + 10}px` : "";
    tip.style.bottom = y < height / 2 ? "" : `${height - y + 10}px`;
  }

  function circle(): void {
    ring.style.display = hovered >= 0 && viewport ? "" : "none";
    if (hovered < 0 || !viewport) return;
    ring.setAttribute("cx", String(places[2 * hovered]! * viewport.scale + viewport.left));
    ring.setAttribute("cy", String(viewport.top - places[2 * hovered + 1]! * viewport.scale));
  }

  function draw(): void {
    const [wide, high] = [canvas.clientWidth, canvas.clientHeight];
    if (wide === 0 || high === 0) return;
    const turned = viewport !== undefined && viewport !== painted;
    if (!viewport) {
      viewport = fitted(places, wide, high, margin);
      whole = viewport.scale;
    }
    circle();
    clearTimeout(resting);
    const ratio = window.devicePixelRatio || 1;
    if (cost > slow && ratio > 1 && turned) {
      paint(viewport, wide, high, 1);
      resting = window.setTimeout(redraw, restAfter);
    } else paint(viewport, wide, high, ratio);
    painted = viewport;
  }

  function paint(from: Viewport, wide: number, high: number, ratio: number): void {
    const [width, height] = [Math.round(wide * ratio), Math.round(high * ratio)];
    if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height];
    const context = canvas.getContext("2d");
    if (!context) return;
    const began = performance.now();
    if (image?.width !== width || image.height !== height) image = context.createImageData(width, height);
    const screen = { pixels: new Uint32Array(image.data.buffer), width, height };
    paintPoints(screen, points, denser(from, ratio), radiusOf(points.inks.length, from.scale / whole) * ratio);
    context.putImageData(image, 0, 0);
    if (ratio > 1) cost = performance.now() - began;
  }

  return {
    node,
    canvas,
    show(next, refit) {
      places = next.places;
      points = arranged(next.places, next.inks, next.order, next.marked);
      if (refit) {
        hands.fit();
        hands.hover();
      }
      redraw();
    },
    zoom: (factor) => hands.zoom(factor),
    fit: () => hands.fit(),
  };
}

/** CSS pixels: few points are large, and all grow a little when they are looked at from near. */
export function radiusOf(count: number, enlarged: number): number {
  const base = count <= 300 ? 4.5 : count <= 3000 ? 3.2 : count <= 20_000 ? 2 : 1.3;
  return base * Math.min(3, Math.max(1, enlarged) ** 0.25);
}
