import type { EpochPoint, TrainingState, UpdatePoint } from "../../../src/notebook/state.js";
import { element } from "../dom.js";
import { change, listen, onFrame, type Stage } from "../model.js";
import { Chart } from "../training/chart.js";
import { axisOf, Curves } from "../training/curves.js";
import { watchKernel } from "../training/kernel-life.js";
import { percent } from "../training/numbers.js";
import { PartsTable } from "../training/parts-table.js";
import { Progress } from "../training/progress.js";

const hint =
  "Solid: training (faint: each update). Dashed with rings: held-out samples, which never steer the training.";
const mostWarnings = 50;
/** Milliseconds between two drawings of what the run tells; what the person does is drawn with the next frame. */
const calm = 150;
/** On a busy machine a drawing is followed by so many times its own duration of rest. */
const rest = 8;

/** Curves, progress and parts of a run while it trains, and afterwards; a button ends the training. */
export function renderTraining({ model, el, signal }: Stage<TrainingState>): void {
  let curves = new Curves();
  /** The part whose button was pressed, and the one under the pointer; -1 = none. */
  let [pinned, pointed] = [-1, -1];
  let alive = false;
  let everAlive = false;
  /** What the next drawing has to do: points come far more often than the numbers beside them. */
  let [plotsDue, factsDue] = [true, true];
  /** Milliseconds that the latest drawing took. */
  let spent = 0;

  const progress = new Progress();
  const charts = [new Chart("loss"), new Chart("accuracy")];
  const plots = element("div", { class: "omx-charts", role: "img" }, ...charts.map((chart) => chart.el));
  const table = new PartsTable();
  const warnings = element("ul", { class: "omx-warnings", "aria-label": "Warnings of the run" });
  el.classList.add("omx-training");
  el.append(progress.el, plots, element("p", { class: "omx-note" }, hint), table.el, warnings);

  const nextFrame = onFrame(draw, signal);
  const soon = atMostEvery(() => Math.max(calm, rest * spent), nextFrame, signal);
  const redraw = () => {
    plotsDue = factsDue = true;
    nextFrame();
  };
  progress.stop.addEventListener(
    "click",
    () => {
      change(model, "stop", true);
      redraw();
    },
    { signal },
  );
  for (const chart of charts) {
    chart.el.addEventListener("pointermove", (event) => point(chart, event), { signal });
    chart.el.addEventListener("pointerleave", () => point(chart), { signal });
    chart.el.addEventListener("click", () => pin(pointed), { signal });
  }
  table.el.addEventListener(
    "click",
    (event) => {
      if ((event.target as Element).closest("button")) pin(table.partOf(event.target));
    },
    { signal },
  );
  table.el.addEventListener("pointerover", (event) => highlight(table.partOf(event.target)), { signal });
  table.el.addEventListener("pointerleave", () => highlight(-1), { signal });

  listen(
    model,
    "append:updates",
    (points: readonly UpdatePoint[]) => {
      curves.addUpdates(points);
      plotsDue = true;
      soon();
    },
    signal,
  );
  listen(
    model,
    "append:epochs",
    (points: readonly EpochPoint[]) => {
      curves.addEpochs(points);
      plotsDue = true;
      soon();
    },
    signal,
  );
  for (const name of ["updates", "epochs"] as const) listen(model, `change:${name}`, restart, signal);
  const factsChanged = () => {
    factsDue = true;
    soon();
  };
  for (const name of ["status", "message", "stop", "share", "seconds", "parts", "warnings"] as const)
    listen(model, `change:${name}`, factsChanged, signal);
  if ("ResizeObserver" in window) {
    const observer = new ResizeObserver(redraw);
    observer.observe(plots);
    signal.addEventListener("abort", () => observer.disconnect(), { once: true });
  }
  watchKernel(
    model,
    (now) => {
      alive = now;
      everAlive ||= now;
      redraw();
    },
    signal,
  );
  restart();
  draw();

  /** From what the model holds: the whole curves. */
  function restart(): void {
    curves = new Curves();
    curves.addUpdates(model.get("updates"));
    curves.addEpochs(model.get("epochs"));
    redraw();
  }

  function draw(): void {
    const begun = performance.now();
    const parts = model.get("parts");
    const marked = pointed >= 0 ? pointed : pinned;
    const axis = axisOf(parts, hasEnded());
    // The numbers say how long the axis is, so with them the curves are drawn too.
    if (plotsDue || factsDue) for (const chart of charts) chart.draw({ curves, parts, axis, marked });
    if (factsDue) {
      plots.setAttribute("aria-label", describe(parts));
      table.draw(parts, marked, pinned);
      progress.draw(stateNow(), alive, everAlive);
      drawWarnings(model.get("warnings"));
    }
    plotsDue = factsDue = false;
    spent = performance.now() - begun;
  }

  function hasEnded(): boolean {
    return !alive || !["running", "stopping"].includes(model.get("status"));
  }

  function stateNow(): Omit<TrainingState, "updates" | "epochs" | "parts" | "warnings"> {
    const names = [
      ...(["title", "status", "message", "stop", "share", "seconds"] as const),
      ...(["secondsLeft", "memory", "processes", "imagesPerSecond"] as const),
    ];
    return Object.fromEntries(names.map((name) => [name, model.get(name)])) as never;
  }

  function drawWarnings(texts: readonly string[]): void {
    const more = texts.length > mostWarnings ? [`… and ${texts.length - mostWarnings} more`] : [];
    const shown = [...texts.slice(0, mostWarnings), ...more];
    if (shown.length === warnings.childElementCount && shown.at(-1) === warnings.lastElementChild?.textContent) return;
    warnings.replaceChildren(...shown.map((text) => element("li", {}, text)));
  }

  function point(chart: Chart, event?: PointerEvent): void {
    const hit = event && chart.at(event);
    const parts = model.get("parts");
    const { unit } = axisOf(parts, hasEnded());
    const measure = chart === charts[0] ? "loss" : "accuracy";
    const value = hit && (measure === "loss" ? hit.y.toFixed(3) : percent(hit.y));
    chart.say(hit ? `${parts[hit.part]!.name}, ${unit} ${Number(hit.x.toFixed(1))}, ${hit.kind}: ${value!}` : "");
    highlight(hit?.part ?? -1);
  }

  function highlight(part: number): void {
    if (part === pointed) return;
    pointed = part;
    redraw();
  }

  function pin(part: number): void {
    pinned = part === pinned ? -1 : part;
    redraw();
  }
}

/** Asks for work now, or as soon as so many milliseconds have passed since it was last asked for. */
function atMostEvery(milliseconds: () => number, work: () => void, signal: AbortSignal): () => void {
  let last = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener("abort", () => clearTimeout(timer), { once: true });
  return () => {
    timer ??= setTimeout(
      () => {
        timer = undefined;
        last = performance.now();
        work();
      },
      Math.max(0, last + milliseconds() - performance.now()),
    );
  };
}

/** The curves in words. */
function describe(parts: TrainingState["parts"]): string {
  const known = parts.filter(({ loss, control }) => loss !== null && !control);
  const ends = known.map(
    ({ name, loss, heldOut }) =>
      `${name} loss ${loss!.toFixed(3)}${heldOut === null ? "" : `, held-out accuracy ${percent(heldOut)}`}`,
  );
  return `Curves of loss and accuracy. ${ends.length > 0 ? `Latest: ${ends.join("; ")}` : "No epoch has ended yet"}.`;
}
