import type { TrainingPart } from "../../../src/notebook/state.js";
import { element } from "../dom.js";
import { duration, percent } from "./numbers.js";

const headings = ["part", "state", "training loss", "training accuracy", "held-out accuracy", "time"] as const;

/** A row for each part of a run; its name is a button that makes its curves stand out. */
export class PartsTable {
  readonly el: HTMLElement;
  readonly #body = element("tbody");
  #rows: { readonly row: HTMLTableRowElement; readonly button: HTMLButtonElement; readonly cells: HTMLElement[] }[] =
    [];

  constructor() {
    const head = element("tr", {}, ...headings.map((name) => element("th", { scope: "col" }, name)));
    const table = element("table", { "aria-label": "Parts of the run" }, element("thead", {}, head), this.#body);
    this.el = element(
      "div",
      { class: "omx-parts", tabindex: 0, role: "group", "aria-label": "Parts of the run" },
      table,
    );
  }

  /** Writes only what has changed, so that the focus and a selection of text stay. */
  draw(parts: readonly TrainingPart[], shown: number, pinned: number): void {
    while (this.#rows.length > parts.length) this.#rows.pop()!.row.remove();
    while (this.#rows.length < parts.length) this.#addRow();
    for (const [index, part] of parts.entries()) {
      const { row, button, cells } = this.#rows[index]!;
      row.classList.toggle("omx-shown", index === shown);
      row.dataset["status"] = part.status;
      row.classList.toggle("omx-control", part.control);
      write(button, part.name);
      button.setAttribute("aria-pressed", String(index === pinned));
      if (row.style.getPropertyValue("--part") !== part.colour) row.style.setProperty("--part", part.colour);
      for (const [at, text] of textsOf(part).entries()) write(cells[at]!, text);
    }
  }

  /** The part of a row in which something happened; -1 = none. */
  partOf(target: EventTarget | null): number {
    const row = (target as Element | null)?.closest("tr");
    return this.#rows.findIndex((each) => each.row === row);
  }

  #addRow(): void {
    const button = element("button", { type: "button", class: "omx-part" });
    const cells = headings.slice(1).map(() => element("td"));
    const row = element("tr", {}, element("th", { scope: "row" }, button), ...cells);
    this.#rows.push({ row, button, cells });
    this.#body.append(row);
  }
}

function textsOf(part: TrainingPart): string[] {
  const { loss, accuracy, heldOut, seconds } = part;
  return [
    stateOf(part),
    loss === null ? "–" : loss.toFixed(3),
    percent(accuracy),
    percent(heldOut),
    seconds === null ? "–" : duration(seconds),
  ];
}

/** What a part does, in words. */
export function stateOf({ status, step, member, members, update, updates }: TrainingPart): string {
  const network = members > 1 ? `network ${member + 1} of ${members}, ` : "";
  const where = updates > 0 ? `update ${update} of ${updates}` : "";
  if (status === "running") return step || (where ? network + where : "preparing");
  if ((status === "stopped" || status === "interrupted") && where) return `${status} at ${network}${where}`;
  return status;
}

function write(el: HTMLElement, text: string): void {
  if (el.textContent !== text) el.textContent = text;
}
