import { choice, element, labelled } from "../dom.js";
import { copyText, downloadText } from "../hand-over.js";
import type { GeneData, Subject } from "./gene-data.js";
import { asTsv, bestGenes, type Column, columnsOf, type GeneLine, shown, sortedBy } from "./gene-rows.js";
import type { Evidence } from "./maps.js";
import { counted } from "./numbers.js";
import { geneButton, markGenes } from "./pixel-panel.js";

export interface GeneTableOptions {
  readonly onGene: (gene: number) => void;
  readonly onTop: (top: number) => void;
}

const lengths = [10, 20, 50, 100, 200, 500];

/** The best genes as a table that is sorted by its headings, copied and downloaded. */
export class GeneTable {
  readonly el: HTMLElement;
  readonly #data: GeneData;
  readonly #table = element("table");
  readonly #status = element("span", { class: "omx-soft", "aria-live": "polite" });
  readonly #top: HTMLSelectElement;
  #sort = { column: 0, descending: false };
  #columns: readonly Column[] = [];
  #lines: readonly GeneLine[] = [];
  #title = "";
  #marked: ReadonlySet<number> = new Set();

  constructor(data: GeneData, { onGene, onTop }: GeneTableOptions, signal: AbortSignal) {
    this.#data = data;
    this.#top = choice(lengths.map(String), "20");
    const button = (text: string, work: () => unknown) => {
      const made = element("button", { type: "button" }, text);
      made.addEventListener("click", work, { signal });
      return made;
    };
    this.el = element(
      "section",
      { class: "omx-genes", "aria-label": "Best genes" },
      element(
        "div",
        { class: "omx-bar" },
        labelled("Best genes", this.#top),
        button("Copy", () => void this.#copy()),
        button("Download TSV", () => this.#download()),
        this.#status,
      ),
      element("div", { class: "omx-scroll", tabindex: 0, role: "region", "aria-label": "Table of genes" }, this.#table),
    );
    this.#top.addEventListener("change", () => onTop(Number(this.#top.value)), { signal });
    this.#table.addEventListener(
      "click",
      ({ target }) => {
        const heading = (target as Element).closest<HTMLElement>("[data-column]");
        const gene = (target as Element).closest<HTMLElement>("[data-gene]");
        if (gene) onGene(Number(gene.dataset["gene"]));
        else if (heading) this.#sortBy(Number(heading.dataset["column"]));
      },
      { signal },
    );
  }

  show(subject: Subject, evidence: Evidence, channel: number, top: number): void {
    this.#top.value = String(top);
    this.#title = subject.title;
    this.#columns = columnsOf(this.#data, subject);
    if (this.#sort.column >= this.#columns.length) this.#sort = { column: 0, descending: false };
    this.#lines = bestGenes(this.#data, subject, evidence, channel, top);
    this.#draw();
  }

  /** Only what is marked has changed. */
  mark(marked: ReadonlySet<number>): void {
    this.#marked = marked;
    markGenes(this.#table, marked);
  }

  #draw(): void {
    const { column, descending } = this.#sort;
    const focused = this.#table.contains(document.activeElement)
      ? document.activeElement?.getAttribute("data-column")
      : undefined;
    const headings = this.#columns.map(({ name }, c) =>
      element(
        "th",
        { scope: "col", "aria-sort": c === column ? (descending ? "descending" : "ascending") : undefined },
        element("button", { type: "button", "data-column": c }, name),
      ),
    );
    const rows = this.#sorted().map(({ gene, cells }) =>
      element("tr", {}, ...cells.map((cell, c) => this.#cell(gene, cell, this.#columns[c]!))),
    );
    const caption = element("caption", { class: "omx-hidden" }, `Best genes of ${this.#title}`);
    const none = element(
      "tr",
      {},
      element("td", { colspan: this.#columns.length }, "No gene has a score of this kind."),
    );
    this.#table.replaceChildren(
      caption,
      element("thead", {}, element("tr", {}, ...headings)),
      element("tbody", {}, ...(rows.length > 0 ? rows : [none])),
    );
    if (focused) this.#table.querySelector<HTMLElement>(`[data-column="${focused}"]`)?.focus();
  }

  #cell(gene: number, cell: string | number, { kind }: Column): HTMLElement {
    if (kind === "gene") return element("td", {}, geneButton(gene, String(cell), false));
    const text = shown(cell, kind);
    return element("td", kind === "text" ? { class: "omx-text", title: text } : {}, text);
  }

  #sorted(): GeneLine[] {
    return sortedBy(this.#lines, this.#sort.column, this.#sort.descending);
  }

  #sortBy(column: number): void {
    // Numbers are looked at from the largest on, ranks and texts from the first.
    const { kind } = this.#columns[column]!;
    const first = kind === "number" || kind === "signed";
    const again = column === this.#sort.column;
    this.#sort = { column, descending: again ? !this.#sort.descending : first };
    this.#draw();
    this.mark(this.#marked);
  }

  async #copy(): Promise<void> {
    const done = await copyText(asTsv(this.#columns, this.#sorted()));
    this.#status.textContent = done
      ? `${counted(this.#lines.length, "line")} copied.`
      : "The browser does not let this page copy: use the download.";
  }

  #download(): void {
    const name = this.#title.replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 80);
    downloadText(asTsv(this.#columns, this.#sorted()), `genes-${name}.tsv`, "text/tab-separated-values");
    this.#status.textContent = `${counted(this.#lines.length, "line")} saved as a file.`;
  }
}
