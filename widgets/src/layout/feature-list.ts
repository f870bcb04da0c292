import type { ColumnState } from "../../../src/notebook/state.js";
import { floats, integers } from "../binary.js";
import { element } from "../dom.js";

/** Marked features that are listed by name. */
const mostMarked = 20;

/** A pixel, and what lies on it. */
export interface ShownPixel {
  readonly channel: string;
  readonly place: { readonly x: number; readonly y: number };
  /** Whether it stays, whatever the pointer does. */
  readonly held: boolean;
  readonly count: number;
  readonly first: readonly number[];
  /** What is told of each feature beside its name. */
  readonly column: ColumnState | undefined;
}

export interface FeatureListActions {
  readonly mark: (feature: number) => void;
  readonly markAll: () => void;
  readonly clear: () => void;
}

/** The features of a pixel, and those that are marked. A name is a button that marks it, or lets it go. */
export class FeatureList {
  readonly el: HTMLElement;
  readonly #names: readonly string[];
  readonly #head = element(
    "p",
    { class: "omx-list-head", "aria-live": "polite" },
    "Move over a pixel, or use the arrow keys in a panel.",
  );
  readonly #pixel = element("ul", {});
  readonly #all = element("button", { type: "button", disabled: true }, "Mark all of them");
  readonly #marks = element("ul", { class: "omx-marked" });
  readonly #marksHead = element("p", { class: "omx-list-head" });
  readonly #clear = element("button", { type: "button", disabled: true }, "Clear marks");
  #marked: ReadonlySet<number> = new Set();

  constructor(names: readonly string[], { mark, markAll, clear }: FeatureListActions, signal: AbortSignal) {
    this.#names = names;
    this.el = element(
      "section",
      { class: "omx-features", "aria-label": "Features" },
      this.#marksHead,
      this.#marks,
      this.#clear,
      this.#head,
      this.#pixel,
      this.#all,
    );
    this.el.addEventListener(
      "click",
      (event) => {
        const button = (event.target as Element).closest<HTMLElement>("[data-feature]");
        if (button) mark(Number(button.dataset["feature"]));
      },
      { signal },
    );
    this.#all.addEventListener("click", markAll, { signal });
    this.#clear.addEventListener("click", clear, { signal });
  }

  show({ channel, place, held, count, first, column }: ShownPixel): void {
    const rest = count - first.length;
    const where = `${channel}, column ${place.x}, row ${place.y}: `;
    const what = count === 0 ? "no feature" : count === 1 ? "1 feature" : `${count.toLocaleString("en-GB")} features`;
    this.#head.textContent = `${where}${what}${held ? " (held; a click or Escape lets go)" : ""}`;
    this.#all.disabled = count === 0;
    const tell = readerOf(column);
    this.#pixel.replaceChildren(
      ...first.map((f) => this.#item(f, tell(f))),
      ...(rest > 0 ? [element("li", { class: "omx-soft" }, `… and ${rest.toLocaleString("en-GB")} more`)] : []),
    );
  }

  showMarks(marks: readonly number[]): void {
    this.#marked = new Set(marks);
    const listed = marks.slice(0, mostMarked);
    const rest = marks.length - listed.length;
    this.#marksHead.textContent =
      marks.length === 0 ? "Nothing is marked." : `${marks.length.toLocaleString("en-GB")} marked`;
    this.#clear.disabled = marks.length === 0;
    this.#marks.replaceChildren(
      ...listed.map((f) => this.#item(f, "")),
      ...(rest > 0 ? [element("li", { class: "omx-soft" }, `… and ${rest.toLocaleString("en-GB")} more`)] : []),
    );
    for (const button of this.#pixel.querySelectorAll<HTMLElement>("[data-feature]"))
      button.setAttribute("aria-pressed", String(this.#marked.has(Number(button.dataset["feature"]))));
  }

  #item(feature: number, told: string): HTMLElement {
    const name = this.#names[feature] ?? "";
    const button = element(
      "button",
      {
        type: "button",
        class: "omx-feature",
        dir: "auto",
        title: name,
        "data-feature": feature,
        "aria-pressed": String(this.#marked.has(feature)),
      },
      name,
    );
    return element(
      "li",
      {},
      button,
      told === "" ? undefined : element("span", { class: "omx-soft", dir: "auto" }, told),
    );
  }
}

/** A feature's value in a column, as text. */
function readerOf(column: ColumnState | undefined): (feature: number) => string {
  if (!column) return () => "";
  if ("levels" in column) {
    const codes = integers(column.codes);
    return (f) => column.levels[codes[f]!] ?? "–";
  }
  const numbers = floats(column.numbers);
  return (f) => (Number.isNaN(numbers[f]) ? "–" : String(Number(numbers[f]!.toPrecision(3))));
}
