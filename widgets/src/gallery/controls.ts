import type { GalleryState } from "../../../src/notebook/state.js";
import { choice, element, labelled } from "../dom.js";
import { change, listen, type Model } from "../model.js";

/** Sides of the pictures that the slider offers, in CSS pixels. */
const sizes = { least: 24, most: 512 };
/** More channels than these cannot be told apart by colour. */
const mostAtOnce = 3;
const together = "all together";

/** The bar over a gallery: groups, channels, colours, contrast, size, only what is marked. */
export function galleryControls(
  model: Model<GalleryState>,
  groupings: readonly string[],
  channels: readonly string[],
  signal: AbortSignal,
): HTMLElement {
  const by = choice([together, ...groupings], "");
  const toggles = channels.map((name, c) => channelButton(name, c, channels.length));
  const map = choice(
    model.get("colourMaps").map(({ name }) => name),
    model.get("colourMap"),
  );
  const colours = labelled("Colours", map);
  const darkest = slider(0, 254);
  const brightest = slider(1, 255);
  const size = slider(sizes.least, sizes.most);
  const onlyMarked = element("input", { type: "checkbox" });
  const bar = element(
    "div",
    { class: "omx-bar" },
    labelled("Group by", by),
    element("span", { class: "omx-labelled", role: "group", "aria-label": "Channels" }, "Channels", ...toggles),
    colours,
    labelled("Darkest", darkest),
    labelled("Brightest", brightest),
    labelled("Size", size),
    labelled("Only marked", onlyMarked),
  );

  on(by, "change", () => change(model, "by", by.selectedIndex === 0 ? "" : by.value));
  on(map, "change", () => change(model, "colourMap", map.value));
  on(size, "input", () => change(model, "size", size.valueAsNumber));
  on(onlyMarked, "change", () => change(model, "onlyMarked", onlyMarked.checked));
  for (const [c, toggle] of toggles.entries()) on(toggle, "click", () => toggleChannel(c));
  on(darkest, "input", () =>
    setContrast(darkest.valueAsNumber, Math.max(brightest.valueAsNumber, darkest.valueAsNumber + 1)),
  );
  on(brightest, "input", () =>
    setContrast(Math.min(darkest.valueAsNumber, brightest.valueAsNumber - 1), brightest.valueAsNumber),
  );
  for (const name of ["by", "channels", "colourMap", "contrast", "size", "onlyMarked"] as const)
    listen(model, `change:${name}`, show, signal);
  show();
  return bar;

  function on(control: HTMLElement, event: string, act: () => void): void {
    control.addEventListener(event, act, { signal });
  }

  function setContrast(low: number, high: number): void {
    change(model, "contrast", [low, high]);
  }

  /** One channel stays on; the one that was turned on first makes room for a fourth. */
  function toggleChannel(channel: number): void {
    const shown = model.get("channels");
    if (!shown.includes(channel)) change(model, "channels", [...shown, channel].slice(-mostAtOnce));
    else if (shown.length > 1)
      change(
        model,
        "channels",
        shown.filter((other) => other !== channel),
      );
  }

  function show(): void {
    by.selectedIndex = 1 + groupings.indexOf(model.get("by"));
    const shown = model.get("channels");
    for (const [c, toggle] of toggles.entries()) toggle.setAttribute("aria-pressed", String(shown.includes(c)));
    colours.classList.toggle("omx-off", shown.length > 1);
    map.disabled = shown.length > 1;
    map.value = model.get("colourMap");
    const [low, high] = model.get("contrast");
    darkest.value = String(low);
    brightest.value = String(high);
    size.value = String(model.get("size"));
    onlyMarked.checked = model.get("onlyMarked");
  }
}

/** Up to three channels are always red, green and blue. */
function channelButton(name: string, channel: number, count: number): HTMLButtonElement {
  const button = element("button", {
    type: "button",
    class: "omx-channel",
    title: name,
    "aria-label": `Channel ${name}`,
  });
  if (count > 1 && count <= 3) {
    const dot = element("span", { class: "omx-swatch", "aria-hidden": "true" });
    dot.style.background = ["#e5484d", "#30a46c", "#3e63dd"][channel]!;
    button.append(dot);
  }
  button.append(element("span", { dir: "auto" }, name));
  return button;
}

function slider(min: number, max: number): HTMLInputElement {
  return element("input", { type: "range", min, max, step: 1 });
}
