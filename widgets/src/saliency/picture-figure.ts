import { element } from "../dom.js";
import { ABSENT } from "../read-layout.js";
import { RampLegend } from "./legend.js";
import { evidenceOf, largest } from "./maps.js";
import { type Name, NamedPicture } from "./named-picture.js";
import { counted, significant } from "./numbers.js";
import { greyOf, paintOverlay, ramps } from "./paint.js";
import { PixelPicture, type Place } from "./pixel-picture.js";
import { brightestOf, type Figure, type Listeners, mapOf, type Scene } from "./scene.js";
import type { GeneData, Subject } from "./gene-data.js";

/** More names than these beside one map could not be read. */
const mostNames = 24;

const speaks = { for: "for the class", against: "against the class", both: "for or against the class" };

/** One class or sample: its image, the saliency over it, and the names of the best genes beside. */
export class PictureFigure implements Figure {
  readonly el: HTMLElement;
  readonly pictures: readonly [PixelPicture];
  readonly #named: NamedPicture;
  readonly #legend = new RampLegend();
  #map: Float32Array = new Float32Array(1);

  constructor({ layout: { width, height } }: GeneData, listeners: Listeners, signal: AbortSignal) {
    const brightest = () => brightestOf(this.#map, width);
    const picture = new PixelPicture({ width, height, ...listeners, brightest }, signal);
    this.pictures = [picture];
    this.#named = new NamedPicture(picture, { width, height }, signal);
    this.el = element("div", {}, this.#named.el, this.#legend.el);
  }

  draw(scene: Scene): string {
    const { data, subject, channel, evidence, dark } = scene;
    const { height, width } = data.layout;
    this.#map = subject ? mapOf(subject, scene) : new Float32Array(height * width);
    const most = largest(this.#map);
    const grey = subject && greyOf(subject.pixels, subject.channels, channel);
    const rgba = paintOverlay({ ...scene, grey, map: this.#map, most });
    this.pictures[0].paint(rgba, `Saliency of ${subject?.title ?? "a sample that has not come yet"}`);
    this.#named.name(subject ? namesOf(subject, scene) : []);
    this.#legend.show(ramps.heat, dark, "grey: none", `${significant(most)}, strongest ${speaks[evidence]}`);
    if (!subject || subject.values) return "";
    const members = data.predicted.reduce((sum, own) => sum + (own === subject.class ? 1 : 0), 0);
    return (
      `Scores are means over ${counted(members, "sample")} predicted as ${data.classes[subject.class]!}, by networks that had not seen them. ` +
      "Grey beneath is the mean image of the class."
    );
  }

  about(_place: Place, { subject }: Scene): { subjects: readonly Subject[] } {
    return { subjects: subject ? [subject] : [] };
  }
}

/** Genes with at least the threshold's share of the best one's score, at the pixel where the map draws them. */
export function namesOf(subject: Subject, { data, evidence, channel, threshold }: Scene): Name[] {
  const { features, x, y } = data.layout;
  const values = evidenceOf(subject.scores, evidence);
  const least = threshold * largest(values);
  const worthy = Array.from(values.keys()).filter((gene) => values[gene]! > 0 && values[gene]! >= least);
  return worthy
    .sort((a, b) => values[b]! - values[a]!)
    .map((gene) => {
      const at = (channel >= 0 ? channel : data.home[gene]!) * features.length + gene;
      return { text: features[gene]!, x: x[at]!, y: y[at]! };
    })
    .filter((name) => name.x !== ABSENT)
    .slice(0, mostNames);
}
