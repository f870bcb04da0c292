import { element, labelled } from "../dom.js";

/** Names that are offered at once. */
const mostOffered = 12;

let made = 0;

/** Features whose name begins with the text, then those that hold it; upper and lower case are one. */
export function matching(lower: readonly string[], text: string, most: number): number[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return [];
  const [exact, begin, hold]: [number[], number[], number[]] = [[], [], []];
  for (let f = 0; f < lower.length; f++) {
    const at = lower[f]!.indexOf(wanted);
    if (at < 0) continue;
    const list = lower[f] === wanted ? exact : at === 0 ? begin : hold;
    if (list.length < most) list.push(f);
  }
  return [...exact, ...begin, ...hold].slice(0, most);
}

/** A field that completes the names of features; arrows choose, Enter takes. */
export function featureSearch(
  names: readonly string[],
  take: (feature: number) => void,
  signal: AbortSignal,
): HTMLElement {
  const id = `omx-offers-${(made += 1)}`;
  const lower = names.map((name) => name.toLowerCase());
  const field = element("input", {
    type: "search",
    role: "combobox",
    placeholder: "gene name",
    autocomplete: "off",
    spellcheck: "false",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": id,
  });
  const offers = element("ul", {
    id,
    class: "omx-offers",
    role: "listbox",
    "aria-label": "Features found",
    hidden: true,
  });
  const spoken = element("span", { class: "omx-hidden", "aria-live": "polite" });
  let found: number[] = [];
  let chosen = 0;

  field.addEventListener("input", offer, { signal });
  field.addEventListener("keydown", pressed, { signal });
  field.addEventListener("blur", close, { signal });
  // A press would take the focus, and with it the list, before the click.
  offers.addEventListener("mousedown", (event) => event.preventDefault(), { signal });
  offers.addEventListener(
    "click",
    (event) => {
      const item = (event.target as Element).closest<HTMLElement>("[data-place]");
      if (item) pick(Number(item.dataset["place"]));
    },
    { signal },
  );
  return element("div", { class: "omx-search" }, labelled("Find", field), offers, spoken);

  function offer(): void {
    found = matching(lower, field.value, mostOffered);
    chosen = 0;
    draw();
    spoken.textContent = field.value.trim() === "" ? "" : `${found.length === 0 ? "nothing" : found.length} found`;
  }

  function draw(): void {
    const nothing = field.value.trim() !== "" && found.length === 0;
    offers.hidden = found.length === 0 && !nothing;
    field.setAttribute("aria-expanded", String(found.length > 0));
    if (found.length > 0) field.setAttribute("aria-activedescendant", `${id}-${chosen}`);
    else field.removeAttribute("aria-activedescendant");
    offers.replaceChildren(
      ...found.map((f, place) =>
        element(
          "li",
          {
            id: `${id}-${place}`,
            role: "option",
            dir: "auto",
            "data-place": place,
            "aria-selected": String(place === chosen),
          },
          names[f]!,
        ),
      ),
      ...(nothing ? [element("li", { class: "omx-soft", role: "presentation" }, "No feature has this name.")] : []),
    );
  }

  function pressed(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length > 0) {
      chosen = (chosen + step + found.length) % found.length;
      draw();
    } else if (event.key === "Enter" && found.length > 0) pick(chosen);
    else if (event.key === "Escape" && !offers.hidden) close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function pick(place: number): void {
    const feature = found[place];
    if (feature === undefined) return;
    field.value = names[feature]!;
    close();
    take(feature);
  }

  function close(): void {
    found = [];
    offers.hidden = true;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  }
}
