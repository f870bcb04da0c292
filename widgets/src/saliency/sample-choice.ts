import { element } from "../dom.js";

/** Names that are offered while the person types. */
const mostOffered = 40;

/** A field for the name of a sample that offers those that fit; empty = none. */
export function sampleChoice(
  names: readonly string[],
  onChoose: (row: number) => void,
  onUnknown: (name: string) => void,
  signal: AbortSignal,
): { input: HTMLInputElement; list: HTMLDataListElement; show(row: number): void } {
  const rows = new Map(names.map((name, row) => [name, row]));
  const list = element("datalist", { id: `omx-samples-${(made += 1)}` });
  const input = element("input", { type: "search", list: list.id, placeholder: "name", autocomplete: "off", size: 14 });
  const offer = () => {
    const typed = input.value.toLowerCase();
    const fitting: string[] = [];
    for (const name of names) {
      if (fitting.length === mostOffered) break;
      if (name.toLowerCase().includes(typed)) fitting.push(name);
    }
    list.replaceChildren(...fitting.map((name) => element("option", { value: name })));
  };
  const choose = () => {
    const row = rows.get(input.value);
    if (row !== undefined) onChoose(row);
    else if (input.value === "") onChoose(-1);
    return row !== undefined || input.value === "";
  };
  input.addEventListener("focus", offer, { signal });
  input.addEventListener(
    "input",
    () => {
      offer();
      choose();
    },
    { signal },
  );
  input.addEventListener(
    "change",
    () => {
      if (!choose()) onUnknown(input.value);
    },
    { signal },
  );
  return {
    input,
    list,
    show(row) {
      // What is half typed stays.
      if (document.activeElement !== input) input.value = names[row] ?? "";
    },
  };
}

let made = 0;
