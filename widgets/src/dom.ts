type Child = Node | string | undefined;

/** Attributes by name; listeners belong to `addEventListener` with the view's signal. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/**
 * An element with its children. Texts become text nodes, so that no name in the data is ever markup. `true` is an attribute
 * without value, `false` and undefined leave it out.
 */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  setAttributes(made, attributes);
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

/** The same for drawings. */
export function svgElement<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[Name] {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  setAttributes(made, attributes);
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

function setAttributes(made: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined && value !== false) made.setAttribute(name, value === true ? "" : String(value));
}

let labels = 0;

/** A control with its visible label. */
export function labelled<Control extends HTMLElement>(label: string, control: Control): HTMLLabelElement {
  control.id ||= `omx-control-${(labels += 1)}`;
  return element("label", { class: "omx-labelled", for: control.id }, element("span", {}, label), control);
}

/** A choice among texts. */
export function choice(options: readonly string[], chosen: string, attributes: Attributes = {}): HTMLSelectElement {
  const select = element("select", attributes);
  for (const option of options)
    select.append(element("option", { value: option, selected: option === chosen }, option));
  return select;
}
