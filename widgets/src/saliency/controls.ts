import type { SaliencyState } from "../../../src/notebook/state.js";
import { choice, element, labelled } from "../dom.js";
import { change, type Model } from "../model.js";
import type { GeneData } from "./gene-data.js";
import { sampleChoice } from "./sample-choice.js";

type Number = "opacity" | "threshold" | "smoothing";

const evidences = { for: "for the class", against: "against it", both: "both, by size" } as const;
type Evidence = keyof typeof evidences;

/** Controls that mean something in a tab; the others are taken away. */
const meant: Readonly<Record<SaliencyState["tab"], readonly string[]>> = {
  picture: ["class", "sample", "evidence", "channel", "opacity", "threshold", "smoothing"],
  compare: ["evidence", "channel", "opacity", "threshold", "smoothing"],
  classes: ["evidence", "channel", "smoothing"],
  density: ["channel"],
};

/** The person's choices. `show` brings them in line with the state. */
export function saliencyControls(
  model: Model<SaliencyState>,
  data: GeneData,
  options: { readonly samples: boolean; readonly onUnknown: (name: string) => void },
  signal: AbortSignal,
): { el: HTMLElement; show(): void } {
  const classes = choice(data.classes, "");
  const channels = choice(["all channels", ...data.layout.channels], "");
  channels.title = "With all channels, each gene is drawn once: where the fewest others share its pixel";
  const evidence = choice(Object.values(evidences), "");
  const sample = sampleChoice(data.samples, (row) => change(model, "sample", row), options.onUnknown, signal);
  sample.input.disabled = !options.samples;
  const ranges = { opacity: range(1, 0.05), threshold: range(1, 0.05), smoothing: range(10, 0.5) };
  const { method } = data;
  const controls: Record<string, HTMLElement> = {
    class: labelled("Class", classes),
    sample: labelled("or sample", sample.input),
    evidence: labelled("Scores", evidence),
    channel: labelled("Channel", channels),
    opacity: measured("Opacity", "opacity"),
    threshold: measured("Threshold", "threshold", "Share of the largest score: what is below stays grey and unnamed"),
    smoothing: measured("Smoothing (pixels, for the eye only)", "smoothing"),
  };
  const el = element(
    "div",
    { class: "omx-bar" },
    ...Object.values(controls),
    sample.list,
    method ? element("span", { class: "omx-soft" }, `Explained by ${method}`) : undefined,
  );

  classes.addEventListener(
    "change",
    () => {
      model.set("sample", -1);
      change(model, "class", classes.selectedIndex);
    },
    { signal },
  );
  channels.addEventListener("change", () => change(model, "channel", channels.selectedIndex - 1), { signal });
  evidence.addEventListener(
    "change",
    () => change(model, "evidence", Object.keys(evidences)[evidence.selectedIndex] as Evidence),
    { signal },
  );
  for (const [name, { input }] of Object.entries(ranges))
    input.addEventListener("input", () => change(model, name as Number, input.valueAsNumber), { signal });

  function measured(label: string, name: Number, title?: string): HTMLElement {
    const made = labelled(label, ranges[name].input);
    made.append(ranges[name].output);
    if (title) made.title = title;
    return made;
  }

  return {
    el,
    show() {
      const tab = model.get("tab");
      for (const [name, control] of Object.entries(controls)) control.hidden = !meant[tab].includes(name);
      classes.selectedIndex = model.get("class");
      channels.selectedIndex = model.get("channel") + 1;
      evidence.value = evidences[model.get("evidence")];
      sample.show(model.get("sample"));
      for (const [name, { input, output }] of Object.entries(ranges)) {
        const value = model.get(name as Number);
        input.value = String(value);
        output.textContent = String(value);
      }
    },
  };
}

function range(most: number, step: number): { input: HTMLInputElement; output: HTMLElement } {
  return {
    input: element("input", { type: "range", min: 0, max: most, step }),
    output: element("span", { class: "omx-value" }),
  };
}
