import { element } from "./dom.js";

export interface Tab<Key extends string> {
  readonly key: Key;
  readonly label: string;
  readonly panel: HTMLElement;
}

let made = 0;

/** Tabs over panels, one of which is shown: arrow keys, Home and End move between the tabs. */
export class Tabs<Key extends string> {
  readonly el: HTMLElement;
  readonly #tabs: readonly Tab<Key>[];
  readonly #buttons: readonly HTMLButtonElement[];

  /** @param onChoose the person wants another tab; it is shown once `show` is called */
  constructor(label: string, tabs: readonly Tab<Key>[], onChoose: (key: Key) => void, signal: AbortSignal) {
    const id = `omx-tabs-${(made += 1)}`;
    this.#tabs = tabs;
    this.#buttons = tabs.map(({ key, label, panel }) => {
      panel.id ||= `${id}-${key}-panel`;
      panel.setAttribute("role", "tabpanel");
      panel.setAttribute("aria-labelledby", `${id}-${key}`);
      return element("button", { type: "button", role: "tab", id: `${id}-${key}`, "aria-controls": panel.id }, label);
    });
    this.el = element("div", { class: "omx-tabs", role: "tablist", "aria-label": label }, ...this.#buttons);
    for (const [i, button] of this.#buttons.entries())
      button.addEventListener("click", () => onChoose(tabs[i]!.key), { signal });
    this.el.addEventListener(
      "keydown",
      (event) => {
        const from = this.#buttons.indexOf(event.target as HTMLButtonElement);
        const last = tabs.length - 1;
        const to = {
          ArrowLeft: from === 0 ? last : from - 1,
          ArrowRight: from === last ? 0 : from + 1,
          Home: 0,
          End: last,
        }[event.key];
        if (to === undefined || from < 0) return;
        event.preventDefault();
        event.stopPropagation();
        this.#buttons[to]!.focus();
        onChoose(tabs[to]!.key);
      },
      { signal },
    );
  }

  show(key: Key): void {
    for (const [i, tab] of this.#tabs.entries()) {
      const chosen = tab.key === key;
      this.#buttons[i]!.setAttribute("aria-selected", String(chosen));
      this.#buttons[i]!.tabIndex = chosen ? 0 : -1;
      tab.panel.hidden = !chosen;
    }
  }
}
