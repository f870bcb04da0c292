import { element } from "../dom.js";
import type { GeneData, Subject } from "./gene-data.js";
import { RampLegend } from "./legend.js";
import { largest } from "./maps.js";
import { significant } from "./numbers.js";
import { greyOf, paintOverlay, ramps } from "./paint.js";
import { PixelPicture, type Place } from "./pixel-picture.js";
import { brightestOf, type Figure, type Listeners, mapOf, type Scene } from "./scene.js";

/** Side by side more could not be seen. */
const most = 6;

/** Classes side by side on one scale. */
export class ComparisonFigure implements Figure {
  readonly el: HTMLElement;
  readonly #data: GeneData;
  readonly #listeners: Listeners;
  readonly #signal: AbortSignal;
  readonly #boxes: readonly HTMLInputElement[];
  readonly #grid = element("div", { class: "omx-compared" });
  readonly #legend = new RampLegend();
  /** Of classes that were shown once. */
  readonly #tiles = new Map<number, { el: HTMLElement; picture: PixelPicture; map: Float32Array }>();
  #shown: readonly number[] = [];

  constructor(data: GeneData, onCompare: (classes: number[]) => void, listeners: Listeners, signal: AbortSignal) {
    this.#data = data;
    this.#listeners = listeners;
    this.#signal = signal;
    this.#boxes = data.classes.map(() => element("input", { type: "checkbox" }));
    const choices = data.classes.map((name, c) =>
      element("label", { class: "omx-choice", title: name }, this.#boxes[c]!, element("span", {}, name)),
    );
    const legend = element("legend", {}, `Classes side by side, up to ${most}`);
    this.el = element("div", {}, element("fieldset", {}, legend, ...choices), this.#grid, this.#legend.el);
    for (const box of this.#boxes)
      box.addEventListener("change", () => onCompare([...this.#boxes.keys()].filter((c) => this.#boxes[c]!.checked)), {
        signal,
      });
  }

  draw(scene: Scene): string {
    this.#shown = scene.compared.filter((c) => c in this.#data.classes).slice(0, most);
    for (const [c, box] of this.#boxes.entries()) {
      box.checked = this.#shown.includes(c);
      box.disabled = !box.checked && this.#shown.length >= most;
    }
    const tiles = this.#shown.map((c) => this.#tileOf(c));
    const subjects = this.#shown.map((c) => this.#data.ofClass(c));
    for (const [i, subject] of subjects.entries()) tiles[i]!.map = mapOf(subject, scene);
    const common = tiles.reduce((high, { map }) => Math.max(high, largest(map)), 0);
    for (const [i, { picture, map }] of tiles.entries()) {
      const { pixels, channels, title } = subjects[i]!;
      const grey = greyOf(pixels, channels, scene.channel);
      picture.paint(paintOverlay({ ...scene, grey, map, most: common }), `Saliency of ${title}`);
    }
    const els = tiles.map(({ el }) => el);
    // Put back only where it changed, so that the focus stays.
    if (els.length !== this.#grid.childElementCount || els.some((el, i) => el !== this.#grid.children[i]))
      this.#grid.replaceChildren(...els);
    this.#legend.show(ramps.heat, scene.dark, "grey: none", `${significant(common)}, the same in all maps`);
    return "Scores are means over the samples predicted as a class, by networks that had not seen them.";
  }

  get pictures(): PixelPicture[] {
    return this.#shown.map((c) => this.#tileOf(c).picture);
  }

  about(): { subjects: readonly Subject[] } {
    return { subjects: this.#shown.map((c) => this.#data.ofClass(c)) };
  }

  #tileOf(c: number): { el: HTMLElement; picture: PixelPicture; map: Float32Array } {
    const known = this.#tiles.get(c);
    if (known) return known;
    const { width, height } = this.#data.layout;
    const brightest = (): Place => brightestOf(made.map, width);
    const picture = new PixelPicture({ width, height, ...this.#listeners, brightest }, this.#signal);
    const name = this.#data.classes[c]!;
    const el = element("figure", {}, element("figcaption", { title: name }, name), picture.el);
    const made = { el, picture, map: new Float32Array(1) };
    this.#tiles.set(c, made);
    return made;
  }
}
