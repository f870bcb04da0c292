/** @jest-environment jsdom */
import { beforeEach, expect, test } from "@jest/globals";
import type { EpochPoint, TrainingState, UpdatePoint } from "../../../src/notebook/state.js";
import { renderTraining } from "../../../widgets/src/views/training.js";
import { FakeModel, nextFrame } from "../fake-model.js";
import { aPart } from "../training/a-part.js";

let fake: FakeModel<TrainingState> & { comm_live?: boolean };
let end: AbortController;
let el: HTMLElement;

function show(alive: boolean, known: Partial<TrainingState> = {}): void {
  fake = new FakeModel<TrainingState>({
    title: "Training of smallCnn",
    status: "running",
    message: "training",
    stop: false,
    share: 0.5,
    seconds: 3,
    secondsLeft: null,
    memory: null,
    processes: 0,
    imagesPerSecond: null,
    parts: [aPart({ status: "running", updates: 20, epochs: 2 }), aPart({ name: "<img onerror=x>" })],
    updates: [] as UpdatePoint[],
    epochs: [] as EpochPoint[],
    warnings: [],
    ...known,
  });
  if (alive) fake.comm_live = true;
  end = new AbortController();
  document.body.replaceChildren((el = document.createElement("div")));
  renderTraining({ model: fake.model, el, signal: end.signal });
}
beforeEach(() => show(true));

/** What the run tells is drawn some times a second. */
const drawn = async () => {
  await new Promise((resolve) => setTimeout(resolve, 180));
  await nextFrame();
};
const text = (name: string) => el.querySelector(`.omx-${name}`)!.textContent;
const stop = () => el.querySelector<HTMLButtonElement>(".omx-stop")!;

test("Stop asks the kernel once, shows it at once, and tells how it ended", async () => {
  stop().click();
  await nextFrame();
  expect([fake.get("stop"), fake.saves]).toEqual([true, 1]);
  expect([stop().disabled, stop().textContent]).toEqual([true, "Stopping…"]);
  fake.set("status", "stopped");
  fake.set("message", "stopped at update 12 of 40: accuracy 91.0 %");
  await drawn();
  expect(text("state")).toBe("stopped at update 12 of 40: accuracy 91.0 %");
  expect(stop().hidden).toBe(true);
});

test("only the state is said aloud, and not with every update", async () => {
  const live = el.querySelectorAll("[aria-live]");
  expect(live).toHaveLength(1);
  const node = live[0]!.firstChild;
  fake.trigger("append:updates", [[0, 0, 1, 1, 0.5]]);
  fake.set("seconds", 4);
  await drawn();
  expect(live[0]!.firstChild).toBe(node);
  expect(text("facts")).toContain("4 s gone");
});

test("points that come are kept, whether or not there is a canvas; the curves are told in words", async () => {
  fake.trigger(
    "append:updates",
    Array.from({ length: 3000 }, (_, i) => [0, 0, i + 1, 1, 0.5]),
  );
  fake.trigger("append:epochs", [[0, 0, 1, 1, 0.5, 1.2, 0.4]]);
  fake.set("parts", [aPart({ status: "running", updates: 3000, epochs: 2, loss: 1, heldOut: 0.4 })]);
  await drawn();
  expect(fake.get("updates")).toHaveLength(3000);
  expect(el.querySelector(".omx-charts")!.getAttribute("aria-label")).toContain("fold 1 loss 1.000");
  expect(el.querySelectorAll("tbody tr")).toHaveLength(1);
});

test("a part's button makes its curves stand out, and lets them go", async () => {
  const button = el.querySelector<HTMLButtonElement>(".omx-part")!;
  for (const pressed of ["true", "false"]) {
    button.click();
    await nextFrame();
    expect(button.getAttribute("aria-pressed")).toBe(pressed);
  }
  expect(el.querySelector("img")).toBeNull();
});

test("a kernel that goes is told, its curves stay and its button is off", async () => {
  fake.comm_live = false;
  fake.trigger("comm_live_update");
  await drawn();
  expect(text("state")).toBe("The kernel is gone; these are the last curves.");
  expect([stop().hidden, stop().disabled]).toEqual([false, true]);
});

test("a saved notebook without a kernel shows the curves and no button", () => {
  show(false, { status: "done", message: "finished: accuracy 95.1 %", warnings: ["<b>slow</b>"] });
  expect(stop().hidden).toBe(true);
  expect(text("state")).toBe("finished: accuracy 95.1 %");
  expect(text("warnings")).toBe("<b>slow</b>");
});

test("1,000 warnings are capped, and a new one is seen", async () => {
  fake.set(
    "warnings",
    Array.from({ length: 1000 }, (_, i) => `warning ${i}`),
  );
  await drawn();
  expect(el.querySelectorAll(".omx-warnings li")).toHaveLength(51);
  expect(text("warnings")).toContain("… and 950 more");
});

test("a view that is removed while points arrive listens no more and draws no more", async () => {
  fake.trigger("append:updates", [[0, 0, 1, 1, 0.5]]);
  end.abort();
  fake.trigger("append:updates", [[0, 0, 2, 1, 0.5]]);
  await drawn();
  expect(fake.listeners).toBe(0);
});
