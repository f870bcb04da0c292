import { expect, test } from "@jest/globals";
import { Model } from "../../src/notebook/model.js";
import type { Ref } from "../../src/notebook/state.js";
import { inNotebook } from "./fake-kernel.js";

interface Curve {
  readonly title: string;
  readonly points: readonly number[];
  readonly pen: Ref<{ colour: string }>;
}

const curve = () => {
  const pen = new Model<{ colour: string }>("Pen", { colour: "red" }, { hasView: false });
  return { pen, model: new Model<Curve>("Curve", { title: "loss", points: [1], pen }) };
};

test("without a notebook a model is its state", () => {
  const { pen, model } = curve();
  model.set({ title: "accuracy" });
  model.append("points", [2, 3]);
  expect(model.open()).toBeUndefined();
  expect([model.get("title"), model.get("points"), model.get("pen")]).toEqual(["accuracy", [1, 2, 3], pen]);
});

test("shown in a notebook it becomes a widget once, with what was set before and the models that it names", () =>
  inNotebook((kernel) => {
    const { model } = curve();
    model.set({ title: "accuracy" });
    const widget = model.open();
    expect(model.open()).toBe(widget);
    const [pen] = kernel.named("Pen");
    expect(kernel.widgets).toHaveLength(2);
    expect(pen!.options).toMatchObject({ view: null, state: { colour: "red" } });
    expect(kernel.named("Curve")[0]!.options).toMatchObject({
      model: { module: "omixel-widgets", name: "CurveModel", version: "^0.1.0" },
      state: { title: "accuracy", points: [1], pen },
    });
    expect(kernel.named("Curve")[0]!.options).not.toHaveProperty("view");
  }));

test("large values may follow the view", () =>
  inNotebook((kernel) => {
    new Model<{ pixels: Uint8Array }>("Images", { pixels: Uint8Array.of(1) }, { late: ["pixels"] }).open();
    expect(kernel.named("Images")[0]!.options).toMatchObject({ late: ["pixels"], state: { pixels: Uint8Array.of(1) } });
  }));

test("changes go both ways, and listeners may come before the widget", () =>
  inNotebook(async (kernel) => {
    const { model } = curve();
    const heard: unknown[] = [];
    model.on("change:title", (value) => heard.push(value));
    model.open();
    const [widget] = kernel.named("Curve");
    model.append("points", [4]);
    model.set({ title: "from the kernel" });
    expect(widget!.appended).toEqual([["points", [4]]]);
    expect(widget!.state["title"]).toBe("from the kernel");
    await widget!.receive("change:title", "from the person");
    expect(heard).toEqual(["from the person"]);
    expect(model.get("title")).toBe("from the person");
    model.send({ blink: true });
    expect(widget!.sent).toEqual([{ blink: true }]);
  }));

test("a widget that was closed is made anew when it is shown again, with the last values", () =>
  inNotebook((kernel) => {
    const { model } = curve();
    model.open()!.close();
    model.set({ title: "again" });
    model.open();
    expect(kernel.named("Curve").map(({ options }) => options.state["title"])).toEqual(["loss", "again"]);
  }));

test("a listener is taken back, from the widget that there is and from those to come", () =>
  inNotebook(async (kernel) => {
    const { model } = curve();
    const heard: string[] = [];
    const listening = (name: string) => model.on("change:title", () => heard.push(name));
    const [early, never] = [listening("early"), listening("never")];
    never();
    model.open();
    const late = listening("late");
    listening("always");
    const change = () => kernel.named("Curve").at(-1)!.receive("change:title", "new");
    await change();
    expect(heard.splice(0)).toEqual(["early", "late", "always"]);
    early();
    early();
    await change();
    expect(heard.splice(0)).toEqual(["late", "always"]);
    model.open()!.close();
    late();
    model.open();
    await change();
    expect(heard).toEqual(["always"]);
  }));
