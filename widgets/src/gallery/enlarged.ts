import { element } from "../dom.js";
import { onFrame } from "../model.js";
import type { Caption } from "./caption.js";
import { type Look, paintTile, type Pixels } from "./paint-tile.js";
import { moved, seen, whole, type Zoom, zoomed } from "./zoom.js";

export interface EnlargedOptions {
  /** Undefined while there are none. */
  readonly pixels: () => Pixels | undefined;
  readonly channels: readonly string[];
  /** Value of byte 0 and of byte 255, per channel. */
  readonly low: readonly number[];
  readonly high: readonly number[];
  readonly caption: (row: number) => Caption;
  readonly facts: (row: number) => readonly [name: string, value: string][];
  readonly isMarked: (row: number) => boolean;
  readonly toggle: (row: number) => void;
  /** The sample so many places before or after, if there is one. */
  readonly neighbour: (row: number, step: number) => number | undefined;
  readonly closed: (row: number) => void;
  readonly signal: AbortSignal;
}

/** One sample's picture, large, over the list: with what is known of it, to zoom into and to go on from to its neighbours. */
export class Enlarged {
  readonly node: HTMLElement;
  readonly #options: EnlargedOptions;
  readonly #canvas = element("canvas", { tabindex: 0, role: "img" });
  readonly #name = element("h3", { dir: "auto" });
  readonly #verdict = element("p", { class: "omx-large-verdict", dir: "auto" });
  readonly #facts = element("dl", {});
  readonly #pixel = element("p", { class: "omx-note", "aria-live": "polite" });
  readonly #mark = element("button", { type: "button" }, "Mark");
  readonly #redraw: () => void;
  #row = -1;
  #look: Look | undefined;
  #zoom: Zoom = whole;

  constructor(options: EnlargedOptions) {
    this.#options = options;
    this.#redraw = onFrame(() => this.#draw(), options.signal);
    this.node = element(
      "div",
      {
        class: "omx-large",
        role: "dialog",
        "aria-modal": "true",
        "aria-label": "Enlarged picture",
        hidden: true,
      },
      element(
        "div",
        { class: "omx-bar" },
        this.#button("‹", "Previous sample (←)", () => this.#go(-1)),
        this.#button("›", "Next sample (→)", () => this.#go(1)),
        this.#button("+", "Enlarge (+)", () => this.#setZoom(zoomed(this.#zoom, 1.5))),
        this.#button("−", "Make smaller (-)", () => this.#setZoom(zoomed(this.#zoom, 1 / 1.5))),
        this.#button("whole", "Whole picture (0)", () => this.#setZoom(whole)),
        this.#mark,
        element("span", { class: "omx-spacer" }),
        this.#button("×", "Close (Esc)", () => this.close()),
      ),
      element(
        "div",
        { class: "omx-large-body" },
        this.#canvas,
        element("div", { class: "omx-large-words" }, this.#name, this.#verdict, this.#facts, this.#pixel),
      ),
    );
    this.#listen();
  }

  get isOpen(): boolean {
    return !this.node.hidden;
  }

  open(row: number, look: Look): void {
    this.#look = look;
    this.node.hidden = false;
    this.#zoom = whole;
    this.#show(row);
    this.#canvas.focus({ preventScroll: true });
  }

  close(): void {
    if (!this.isOpen) return;
    this.node.hidden = true;
    this.#options.closed(this.#row);
  }

  /** The look or the marks have changed. */
  update(look: Look): void {
    this.#look = look;
    if (this.isOpen) this.#show(this.#row);
  }

  #show(row: number): void {
    this.#row = row;
    const { name, verdict, spoken, right } = this.#options.caption(row);
    this.#name.textContent = name;
    this.#verdict.textContent = verdict;
    this.#verdict.classList.toggle("omx-wrong", right === false);
    this.#canvas.setAttribute("aria-label", spoken ? `${name}, ${spoken}` : name);
    this.#facts.replaceChildren(
      ...this.#options
        .facts(row)
        .flatMap(([term, value]) => [element("dt", { dir: "auto" }, term), element("dd", { dir: "auto" }, value)]),
    );
    this.#mark.setAttribute("aria-pressed", String(this.#options.isMarked(row)));
    this.#redraw();
  }

  #draw(): void {
    const pixels = this.#options.pixels();
    if (!this.#look || !pixels) return;
    const { width, height } = pixels;
    const ratio = devicePixelRatio;
    const side = this.#canvas.clientWidth || 400;
    this.#canvas.style.aspectRatio = `${width} / ${height}`;
    this.#canvas.width = Math.max(1, Math.round(side * ratio));
    this.#canvas.height = Math.max(1, Math.round((side * ratio * height) / width));
    const context = this.#canvas.getContext("2d");
    if (!context || typeof OffscreenCanvas === "undefined") return;
    const picture = new ImageData(width, height);
    paintTile(picture.data, this.#row, pixels, this.#look);
    const source = new OffscreenCanvas(width, height);
    source.getContext("2d")!.putImageData(picture, 0, 0);
    const { left, top, size } = seen(this.#zoom);
    context.imageSmoothingEnabled = this.#canvas.width < width * size;
    context.drawImage(
      source,
      left * width,
      top * height,
      size * width,
      size * height,
      0,
      0,
      this.#canvas.width,
      this.#canvas.height,
    );
  }

  #go(step: number): void {
    const next = this.#options.neighbour(this.#row, step);
    if (next !== undefined) this.#show(next);
  }

  #setZoom(zoom: Zoom): void {
    this.#zoom = zoom;
    this.#redraw();
  }

  #listen(): void {
    const { signal } = this.#options;
    this.#mark.addEventListener("click", () => this.#options.toggle(this.#row), { signal });
    this.node.addEventListener("keydown", (event) => this.#key(event), { signal });
    this.#canvas.addEventListener(
      "wheel",
      (event) => {
        event.preventDefault();
        this.#setZoom(zoomed(this.#zoom, event.deltaY < 0 ? 1.2 : 1 / 1.2, this.#place(event)));
      },
      { signal, passive: false },
    );
    this.#canvas.addEventListener("pointerdown", (event) => this.#canvas.setPointerCapture(event.pointerId), {
      signal,
    });
    this.#canvas.addEventListener(
      "pointermove",
      (event) => {
        const { clientWidth, clientHeight } = this.#canvas;
        if (event.buttons & 1)
          this.#setZoom(
            moved(this.#zoom, {
              x: -event.movementX / Math.max(1, clientWidth),
              y: -event.movementY / Math.max(1, clientHeight),
            }),
          );
        this.#tellPixel(this.#place(event));
      },
      { signal },
    );
  }

  #key(event: KeyboardEvent): void {
    const shifted: Record<string, () => void> = {
      ArrowLeft: () => this.#setZoom(moved(this.#zoom, { x: -0.2, y: 0 })),
      ArrowRight: () => this.#setZoom(moved(this.#zoom, { x: 0.2, y: 0 })),
      ArrowUp: () => this.#setZoom(moved(this.#zoom, { x: 0, y: -0.2 })),
      ArrowDown: () => this.#setZoom(moved(this.#zoom, { x: 0, y: 0.2 })),
    };
    const plain: Record<string, () => void> = {
      ArrowLeft: () => this.#go(-1),
      ArrowRight: () => this.#go(1),
      ArrowUp: () => this.#go(-1),
      ArrowDown: () => this.#go(1),
      "+": () => this.#setZoom(zoomed(this.#zoom, 1.5)),
      "-": () => this.#setZoom(zoomed(this.#zoom, 1 / 1.5)),
      "0": () => this.#setZoom(whole),
      Escape: () => this.close(),
      Tab: () => this.#nextControl(event.shiftKey),
      ...(event.target === this.#canvas ? { " ": () => this.#options.toggle(this.#row) } : {}),
    };
    const act = (event.shiftKey ? shifted[event.key] : undefined) ?? plain[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  /** Focus stays within, as long as it is open. */
  #nextControl(back: boolean): void {
    const controls = [...this.node.querySelectorAll<HTMLElement>("button, canvas")];
    const now = controls.indexOf(document.activeElement as HTMLElement);
    controls.at((now + (back ? -1 : 1) + controls.length) % controls.length)?.focus();
  }

  /** Where the pointer is, as shares of what is seen. */
  #place(event: MouseEvent): { x: number; y: number } {
    const { clientWidth, clientHeight } = this.#canvas;
    return { x: event.offsetX / Math.max(1, clientWidth), y: event.offsetY / Math.max(1, clientHeight) };
  }

  #tellPixel(at: { x: number; y: number }): void {
    const { channels, low, high } = this.#options;
    const pixels = this.#options.pixels();
    if (!pixels || at.x < 0 || at.y < 0 || at.x >= 1 || at.y >= 1) return;
    const { left, top, size } = seen(this.#zoom);
    const x = Math.min(pixels.width - 1, Math.floor((left + at.x * size) * pixels.width));
    const y = Math.min(pixels.height - 1, Math.floor((top + at.y * size) * pixels.height));
    const from = ((this.#row * pixels.height + y) * pixels.width + x) * pixels.depth;
    const values = channels.map((name, c) => `${name} ${valueText(pixels.bytes[from + c]!, low[c]!, high[c]!)}`);
    this.#pixel.textContent = `column ${x}, row ${y}: ${values.join(", ")}`;
  }

  #button(text: string, label: string, act: () => void): HTMLButtonElement {
    const button = element("button", { type: "button", "aria-label": label, title: label }, text);
    button.addEventListener("click", act, { signal: this.#options.signal });
    return button;
  }
}

/** The value behind a byte: one of 256 steps, whose ends stand for all that lies beyond them, too. */
function valueText(byte: number, low: number, high: number): string {
  const value = Number((low + (byte / 255) * (high - low)).toPrecision(3));
  if (byte === 255) return `≥ ${value}`;
  return byte === 0 && low < 0 ? `≤ ${value}` : `≈ ${value}`;
}
