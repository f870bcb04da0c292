import { element } from "../dom.js";
import type { GeneData, Subject } from "./gene-data.js";
import { classMap } from "./maps.js";
import { significant } from "./numbers.js";
import { paintClasses } from "./paint.js";
import { PixelPicture, type Place } from "./pixel-picture.js";
import { brightestOf, type Figure, type Listeners, mapOf, type Scene } from "./scene.js";

/** All classes in one map: a pixel has the colour of the class whose saliency is highest there. */
export class ClassMapFigure implements Figure {
  readonly el: HTMLElement;
  readonly #data: GeneData;
  readonly pictures: readonly [PixelPicture];
  readonly #legend = element("ul", { class: "omx-classes" });
  #map: ReturnType<typeof classMap> = { classOf: new Int32Array(1), strength: new Float32Array(1) };

  constructor(data: GeneData, listeners: Listeners, signal: AbortSignal) {
    this.#data = data;
    const { width, height } = data.layout;
    const brightest = () => brightestOf(this.#map.strength, width);
    const picture = new PixelPicture({ width, height, ...listeners, brightest }, signal);
    this.pictures = [picture];
    this.el = element("div", {}, element("div", { class: "omx-single" }, picture.el), this.#legend);
  }

  draw(scene: Scene): string {
    const { classes, colours } = this.#data;
    this.#map = classMap(classes.map((_, c) => mapOf(this.#data.ofClass(c), scene)));
    const counts = new Float64Array(classes.length);
    for (const own of this.#map.classOf) if (own >= 0) counts[own]!++;
    const seen = Math.max(
      1,
      counts.reduce((sum, value) => sum + value, 0),
    );
    this.pictures[0].paint(paintClasses(this.#map, colours, scene.dark), "Map of the classes");
    this.#legend.replaceChildren(
      ...classes.map((name, c) => {
        const swatch = element("span", { class: "omx-swatch" });
        swatch.style.background = colours[c]!;
        const share = `${((100 * counts[c]!) / seen).toFixed(1)} % of the pixels`;
        return element("li", {}, swatch, element("span", { title: name }, name), element("small", {}, share));
      }),
    );
    return "Each class's map is scaled to its own maximum; a pixel has the colour of the class that is highest there, fainter where it is weak.";
  }

  about({ x, y }: Place, { subject }: Scene): { subjects: readonly Subject[]; remark?: string } {
    const p = y * this.#data.layout.width + x;
    const own = this.#map.classOf[p]!;
    if (own < 0) return { subjects: [subject ?? this.#data.ofClass(0)], remark: "No class looks here." };
    const remark = `${this.#data.classes[own]!} looks here most, with ${significant(this.#map.strength[p])} of its maximum.`;
    return { subjects: [this.#data.ofClass(own)], remark };
  }
}
