import { element } from "../dom.js";
import type { GeneData, Subject } from "./gene-data.js";
import { RampLegend } from "./legend.js";
import { densityMap } from "./maps.js";
import { counted } from "./numbers.js";
import { paintCounts, ramps } from "./paint.js";
import { PixelPicture, type Place } from "./pixel-picture.js";
import { brightestOf, type Figure, type Listeners, type Scene } from "./scene.js";

/** How many genes share a pixel: where they crowd, saliency cannot tell them apart. */
export class DensityFigure implements Figure {
  readonly el: HTMLElement;
  readonly #data: GeneData;
  readonly pictures: readonly [PixelPicture];
  readonly #legend = new RampLegend();
  #counts: Uint32Array = new Uint32Array(1);

  constructor(data: GeneData, listeners: Listeners, signal: AbortSignal) {
    this.#data = data;
    const { width, height } = data.layout;
    const brightest = () => brightestOf(this.#counts, width);
    const picture = new PixelPicture({ width, height, ...listeners, brightest }, signal);
    this.pictures = [picture];
    this.el = element("div", {}, element("div", { class: "omx-single" }, picture.el), this.#legend.el);
  }

  draw({ channel, dark }: Scene): string {
    const { layout } = this.#data;
    this.#counts = densityMap(layout, channel);
    let [used, alone, most] = [0, 0, 0];
    for (const count of this.#counts) {
      if (count > 0) used++;
      if (count === 1) alone++;
      if (count > most) most = count;
    }
    const where = channel >= 0 ? `channel ${layout.channels[channel]!}` : "all channels together";
    this.pictures[0].paint(paintCounts(this.#counts, most, dark), `Genes on each pixel of ${where}`);
    this.#legend.show(ramps.depth, dark, "1 gene", counted(most, "gene"));
    const percent = (count: number) => `${((100 * count) / this.#counts.length).toFixed(1)} %`;
    return (
      `${counted(layout.features.length, "gene")} in ${where}: ${percent(used)} of the pixels hold a gene, ${percent(alone)} exactly one. ` +
      "Genes that share a pixel share its saliency, so a crowded place names candidates, not culprits."
    );
  }

  about(_place: Place, { subject }: Scene): { subjects: readonly Subject[] } {
    return { subjects: [subject ?? this.#data.ofClass(0)] };
  }
}
