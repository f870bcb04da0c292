/** @jest-environment jsdom */
import { expect, test } from "@jest/globals";
import { widgetClasses } from "../../widgets/src/classic.js";
import { shared, views } from "../../widgets/src/registry.js";
import { fakeBase } from "./fake-base.js";
import { FakeModel } from "./fake-model.js";

const classes = widgetClasses(fakeBase as never) as Record<string, never>;
type Model = InstanceType<typeof fakeBase.DOMWidgetModel> & {
  serialize(state: Record<string, unknown>): Record<string, unknown>;
};
const OmixelModel = classes["SelectionModel"] as unknown as {
  new (state: Record<string, unknown>): Model;
  _deserialize_state(state: Record<string, unknown>, manager: object): Promise<Record<string, unknown>>;
};

test("every view has its model, and what views share has a model alone", () => {
  const names = [
    ...Object.keys(views).flatMap((name) => [`${name}Model`, `${name}View`]),
    ...shared.map((n) => `${n}Model`),
  ];
  expect(Object.keys(classes).sort()).toEqual(names.sort());
});

test("a reference becomes the model that it names", async () => {
  const manager = { get_model: (id: string) => Promise.resolve({ id }) };
  const state = { samples: "IPY_MODEL_abc", title: "IPY", layout: null, pixels: new DataView(new ArrayBuffer(2)) };
  expect(await OmixelModel._deserialize_state(state, manager)).toEqual({ ...state, samples: { id: "abc" } });
});

test("a state is saved with its buffers and references, but without what would bloat the notebook", () => {
  const model = new OmixelModel({});
  const other = Object.assign(new OmixelModel({}), { model_id: "abc" });
  const small = new DataView(new ArrayBuffer(8));
  const saved = model.serialize({
    small,
    huge: new DataView(new ArrayBuffer(33 * 2 ** 20)),
    other,
    columns: [{ codes: small }],
    none: null,
  });
  expect(saved).toEqual({ small, huge: null, other: "IPY_MODEL_abc", columns: [{ codes: small }], none: null });
  expect(saved["small"]).toBe(small);
});

test("what the kernel appends is kept and told", () => {
  const model = new OmixelModel({ points: [1] });
  model.trigger("msg:custom", { append: { points: [2, 3] } });
  model.trigger("msg:custom", { other: true });
  model.trigger("msg:custom", null);
  expect(model.get("points")).toEqual([1, 2, 3]);
  expect(model.triggered).toContainEqual(["append:points", [2, 3]]);
});

test("a view draws into its element, and ends when it is removed", () => {
  const fake = new FakeModel({
    selection: new FakeModel({ samples: [] }),
    classes: ["a"],
    truth: Int32Array.of(0),
    predicted: Int32Array.of(0),
    fold: Int32Array.of(0),
    folds: [0],
    shown: -1,
    unit: "counts",
  });
  const View = classes["ConfusionView"] as unknown as typeof fakeBase.DOMWidgetView;
  const view = new View(fake);
  view.render();
  expect(view.el.className).toBe("omx omx-confusion");
  expect(view.el.dataset["rendered"]).toBe("true");
  expect(fake.listeners).toBeGreaterThan(0);
  expect(view.remove()).toBe(view);
  expect([fake.listeners, view.removed]).toEqual([0, true]);
});
