import type { LayoutExplorerState } from "../../../src/notebook/state.js";
import { bytes, floats, integers } from "../binary.js";
import { choice, element, labelled } from "../dom.js";
import { crowdingOf } from "../layout/crowding.js";
import { FeatureList } from "../layout/feature-list.js";
import { featureSearch } from "../layout/feature-search.js";
import { legendOf } from "../layout/legend.js";
import { centresOf, discOf } from "../layout/centres.js";
import { coloured } from "../layout/pixel-colours.js";
import { featuresOn } from "../layout/pixel-features.js";
import { change, listen, onFrame, type Stage } from "../model.js";
import { readLayout } from "../read-layout.js";
import { PixelPicture, type Place } from "../saliency/pixel-picture.js";

const density = "features on a pixel";
/** Features of a pixel that are listed by name. */
const mostListed = 20;
/** Marked features whose whole disc is drawn round; of more, the centres tell enough. */
const mostDiscs = 20;
const markColour = "#d55e00";
const hoverColour = "#0072b2";
const blinking = 1800;

/** Which feature lies where, one panel a channel. Pixels tell their features, features their pixels. */
export function renderLayoutExplorer({ model, el, signal }: Stage<LayoutExplorerState>): void {
  const layout = readLayout(model.get("layout"));
  const { height, width, channels, features } = layout;
  const selection = model.get("selection");
  const columns = model.get("columns");
  const ramp = bytes(model.get("ramp").colours);
  let at: { readonly channel: number; readonly place: Place } | undefined;
  let held = false;
  let listed: readonly number[] = [];

  const colour = choice([density, ...columns.map(({ name }) => name)], density);
  const legend = element("div", { class: "omx-legend-place" });
  const list = new FeatureList(features, { mark: toggle, markAll: markPixel, clear: () => mark([]) }, signal);
  const panels = channels.map((name, channel) => panelOf(name, channel));
  const bar = element(
    "div",
    { class: "omx-bar" },
    featureSearch(features, find, signal),
    labelled("Colour by", colour),
  );
  el.classList.add("omx-layout");
  el.append(
    bar,
    legend,
    element(
      "div",
      { class: "omx-layout-body" },
      element("div", { class: "omx-panels" }, ...panels.map(({ node }) => node)),
      list.el,
    ),
  );

  const recolour = onFrame(paint, signal);
  const tell = onFrame(showPixel, signal);
  const remark = onFrame(showMarks, signal);
  colour.addEventListener("change", () => change(model, "colour", colour.selectedIndex === 0 ? "" : colour.value), {
    signal,
  });
  listen(model, "change:colour", recolour, signal);
  listen(selection, "change:features", remark, signal);
  paint();
  showPixel();
  showMarks();

  function panelOf(name: string, channel: number) {
    const { occupied, most, densest, colliding } = crowdingOf(layout, channel);
    const picture = new PixelPicture(
      {
        width,
        height,
        onMove: (place) => move(channel, place),
        onPick: (place) => hold(channel, place),
        onEscape: release,
        brightest: () => ({ x: densest % width, y: Math.floor(densest / width) }),
      },
      signal,
    );
    picture.el.dataset["lmSuppressShortcuts"] = "true";
    const words = `${many(occupied)} of ${many(height * width)} pixels hold features, at most ${many(most)}; ${many(colliding)} of ${many(features.length)} features share their centre`;
    const node = element(
      "figure",
      { class: "omx-panel" },
      element("figcaption", { dir: "auto", title: name }, name),
      picture.el,
      element("p", { class: "omx-note" }, words),
    );
    return { name, picture, node };
  }

  function paint(): void {
    const column = columns.find(({ name }) => name === model.get("colour"));
    colour.selectedIndex = column ? 1 + columns.indexOf(column) : 0;
    const palette = model.get("palette");
    const { rgba, range } = coloured(layout, column, ramp, palette);
    const size = 4 * height * width;
    for (const [c, { name, picture }] of panels.entries())
      picture.paint(rgba.slice(c * size, (c + 1) * size), `Channel ${name}, coloured by ${column?.name ?? density}`);
    legend.replaceChildren(legendOf(column, range, ramp, palette, markLevel));
    tell();
  }

  function move(channel: number, place: Place): void {
    if (held) return;
    at = { channel, place };
    panels[channel]!.picture.point(place);
    tell();
  }

  /** A click keeps the pixel's list; the next one lets it go. */
  function hold(channel: number, place: Place): void {
    if (!held) at = { channel, place };
    held = !held;
    tell();
  }

  function release(): void {
    held = false;
    tell();
  }

  function showPixel(): void {
    for (const [c, { picture }] of panels.entries()) picture.point(at?.channel === c ? at.place : undefined);
    if (at) {
      const column = columns.find(({ name }) => name === model.get("colour"));
      const values = column && "numbers" in column ? floats(column.numbers) : undefined;
      const { count, first } = featuresOn(layout, at.channel, at.place, mostListed, values);
      listed = first;
      list.show({ ...at, channel: channels[at.channel]!, held, count, first, column });
    }
    outline();
  }

  function outline(): void {
    const marks = selection.get("features");
    for (const [c, { picture }] of panels.entries())
      picture.outline([
        { pixels: at?.channel === c ? [] : centresOf(layout, c, listed), colour: hoverColour, dashed: false },
        ...marks.slice(0, mostDiscs).map((f) => ({ pixels: discOf(layout, c, f), colour: markColour, dashed: false })),
        { pixels: centresOf(layout, c, marks.slice(mostDiscs)), colour: markColour, dashed: false },
      ]);
  }

  function showMarks(): void {
    list.showMarks(selection.get("features"));
    outline();
  }

  function find(feature: number): void {
    if (!selection.get("features").includes(feature)) mark([...selection.get("features"), feature]);
    blink();
  }

  /** Those who want no motion see the marks alone. */
  function blink(): void {
    el.classList.remove("omx-blinking");
    // Read, so that the browser starts the animation anew.
    void el.offsetWidth;
    el.classList.add("omx-blinking");
    const over = setTimeout(() => el.classList.remove("omx-blinking"), blinking);
    signal.addEventListener("abort", () => clearTimeout(over), { once: true });
  }

  function toggle(feature: number): void {
    const marks = selection.get("features");
    if (marks.includes(feature)) mark(marks.filter((other) => other !== feature));
    else find(feature);
  }

  function markPixel(): void {
    if (!at) return;
    mark([...featuresOn(layout, at.channel, at.place, Infinity).first]);
    blink();
  }

  function markLevel(level: number): void {
    const column = columns.find(({ name }) => name === model.get("colour"));
    if (!column || !("codes" in column)) return;
    const codes = integers(column.codes);
    mark(Array.from(codes.keys()).filter((f) => codes[f] === level));
    blink();
  }

  function mark(marks: readonly number[]): void {
    change(selection, "features", marks);
  }
}

const many = (value: number) => value.toLocaleString("en-GB");
