/** @jest-environment jsdom */
import { expect, test } from "@jest/globals";
import { asAnywidget } from "../../widgets/src/anywidget.js";
import type { Stage } from "../../widgets/src/model.js";
import { FakeModel } from "./fake-model.js";

test("an anywidget view gets the models that its state refers to, and ends when it is told", async () => {
  const selection = new FakeModel({ samples: [1, 2] });
  const fake = Object.assign(new FakeModel({ selection: "IPY_MODEL_abc", title: "IPY_MODEL_ is a title" }), {
    widget_manager: { get_model: (id: string) => Promise.resolve(id === "abc" ? selection : undefined) },
  });
  let stage: Stage<{ selection: never; title: string }> | undefined;
  const view = asAnywidget(((given: typeof stage) => (stage = given)) as never);
  const el = document.createElement("div");
  const end = await view.render({ model: fake as never, el });
  expect(stage!.model.get("selection")).toBe(selection);
  expect(stage!.model.get("title")).toBe("IPY_MODEL_ is a title");
  stage!.model.set("title", "changed");
  stage!.model.save_changes();
  expect([fake.get("title"), fake.saves]).toEqual(["changed", 1]);
  expect(el.className).toBe("omx");
  expect(stage!.signal.aborted).toBe(false);
  end();
  expect(stage!.signal.aborted).toBe(true);
});
