import { element } from "../dom.js";
import type { GeneData, Subject } from "./gene-data.js";
import { type Evidence, evidenceOf } from "./maps.js";
import { counted, signed, significant } from "./numbers.js";
import { genesOnPixel, type PixelGene } from "./pixel-genes.js";
import type { Place } from "./pixel-picture.js";

/** What the panel is asked about. */
export interface PixelQuestion {
  readonly place: Place;
  readonly channel: number;
  readonly evidence: Evidence;
  /** One, or several classes side by side. */
  readonly subjects: readonly Subject[];
  readonly held: boolean;
  /** What else the map says of the pixel. */
  readonly remark?: string;
}

/** Genes that are listed, for one subject and for several. */
const mostGenes = { one: 8, several: 4 };
const mostTerms = 2;

/** The genes of the pixel under the pointer, with what is known of them. */
export class PixelPanel {
  readonly el: HTMLElement;
  readonly #data: GeneData;
  readonly #head = element("p", { class: "omx-pixel-head" });
  readonly #list = element("ul", { class: "omx-pixel-genes" });
  readonly #spoken = element("div", { class: "omx-hidden", "aria-live": "polite" });
  #evidence: { of: Float32Array; kind: Evidence; values: Float32Array } | undefined;

  constructor(data: GeneData, onGene: (gene: number) => void, signal: AbortSignal) {
    this.#data = data;
    this.el = element(
      "section",
      { class: "omx-pixel", "aria-label": "Genes on the pixel" },
      this.#head,
      this.#list,
      element("p", { class: "omx-note omx-pixel-note" }, data.note),
      this.#spoken,
    );
    this.#list.addEventListener(
      "click",
      (event) => {
        const button = (event.target as Element).closest<HTMLElement>("[data-gene]");
        if (button) onGene(Number(button.dataset["gene"]));
      },
      { signal },
    );
    this.clear();
  }

  clear(): void {
    this.#head.textContent =
      "Move over the map, or go to it with Tab and use the arrow keys: here stand the genes of the pixel.";
    this.#list.replaceChildren();
  }

  show({ place, channel, evidence, subjects, held, remark }: PixelQuestion, marked: ReadonlySet<number>): void {
    const { layout } = this.#data;
    const most = subjects.length > 1 ? mostGenes.several : mostGenes.one;
    const { count, best } = genesOnPixel(this.#data, place, channel, this.#valuesOf(subjects[0]!, evidence), most);
    const title = `Pixel ${place.x}, ${place.y}: ${counted(count, "gene")}`;
    const rest = count > best.length ? `, the best ${best.length} of them` : "";
    const hold = held ? "Held: Escape or another click lets it go." : "A click holds it.";
    const told = [`${rest}.`, remark, count > 0 ? hold : undefined].filter((each) => each !== undefined);
    this.#head.replaceChildren(element("b", {}, title), told.join(" "));
    this.#list.replaceChildren(...best.map((gene) => this.#gene(gene, subjects, marked.has(gene.gene))));
    const names = best.slice(0, 3).map(({ gene }) => layout.features[gene]!);
    this.#spoken.textContent = names.length > 0 ? `${title}: ${names.join(", ")}` : title;
  }

  /** Only what is marked has changed. */
  mark(marked: ReadonlySet<number>): void {
    markGenes(this.#list, marked);
  }

  #gene({ gene, channels, lights }: PixelGene, subjects: readonly Subject[], marked: boolean): HTMLElement {
    const { layout } = this.#data;
    const where = channels.map((c) => layout.channels[c]!).join(", ");
    const terms = this.#data.termsOf(gene);
    return element(
      "li",
      { class: lights ? undefined : "omx-faint" },
      geneButton(gene, layout.features[gene]!, marked),
      element("span", { class: "omx-soft" }, lights ? where : `also here in ${where}`),
      subjects.length > 1 ? this.#compared(gene, subjects) : this.#numbers(gene, subjects[0]!),
      ...terms
        .slice(0, mostTerms)
        .map((term) =>
          element(
            "span",
            { class: "omx-term", title: `${term.name}: adjusted p ${significant(term.q)} in class ${term.class}` },
            `${term.name} (adjusted p ${significant(term.q)})`,
          ),
        ),
      terms.length > mostTerms
        ? element("span", { class: "omx-term" }, `and ${counted(terms.length - mostTerms, "further gene set")}`)
        : undefined,
    );
  }

  #numbers(gene: number, { class: c, scores, values }: Subject): HTMLElement {
    const { classes, unit } = this.#data;
    const parts = [
      `score ${significant(scores[gene])}`,
      ...(values ? [`in the sample ${significant(values[gene])}`] : []),
      `mean of ${values ? classes[c]! : "the class"} ${significant(this.#data.expressionOf(c)[gene])}`,
      `${unit} ${signed(this.#data.differenceOf(c)[gene])}`,
    ];
    // Lines break only between the parts.
    const text = parts.map((part) => part.replaceAll(" ", "\u00a0")).join(" · ");
    return element("span", { class: "omx-numbers" }, text);
  }

  #compared(gene: number, subjects: readonly Subject[]): HTMLElement {
    const { classes, unit } = this.#data;
    const heading = (text: string) => element("th", { scope: "col" }, text);
    const rows = subjects.map(({ class: c, scores }) =>
      element(
        "tr",
        {},
        element("th", { scope: "row", title: classes[c]! }, classes[c]!),
        element("td", {}, significant(scores[gene])),
        element("td", {}, significant(this.#data.expressionOf(c)[gene])),
        element("td", {}, signed(this.#data.differenceOf(c)[gene])),
      ),
    );
    const head = element("tr", {}, element("td"), ...["score", "mean", unit].map(heading));
    return element("table", { class: "omx-numbers" }, element("thead", {}, head), element("tbody", {}, ...rows));
  }

  /** The same for every pixel, so it is made once for each subject. */
  #valuesOf({ scores }: Subject, kind: Evidence): Float32Array {
    if (this.#evidence?.of !== scores || this.#evidence.kind !== kind)
      this.#evidence = { of: scores, kind, values: evidenceOf(scores, kind) };
    return this.#evidence.values;
  }
}

export function markGenes(el: HTMLElement, marked: ReadonlySet<number>): void {
  for (const button of el.querySelectorAll<HTMLElement>("[data-gene]"))
    button.setAttribute("aria-pressed", String(marked.has(Number(button.dataset["gene"]))));
}

/** A gene's name that marks the gene everywhere. */
export function geneButton(gene: number, name: string, marked: boolean): HTMLButtonElement {
  return element(
    "button",
    { type: "button", class: "omx-gene", "data-gene": gene, "aria-pressed": String(marked), title: name },
    name,
  );
}
