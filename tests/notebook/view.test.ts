import { join } from "node:path";
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { ConfusionView } from "../../src/notebook/confusion.js";
import { TemporaryFolder } from "../io/temporary-folder.js";
import { fakeResult } from "../report/fake-result.js";
import { inNotebook } from "./fake-kernel.js";

const folder = new TemporaryFolder();
const bundleOf = (view: object) =>
  (view as Record<symbol, () => Record<string, unknown>>)[Symbol.for("Jupyter.display")]!();

test("outside a notebook a view is its still picture", () => {
  const view = new ConfusionView(fakeResult());
  expect(Object.keys(bundleOf(view))).toEqual(["image/svg+xml", "text/plain"]);
});

test("in a notebook it is a widget with the still picture beside it", () =>
  inNotebook((kernel) => {
    const view = new ConfusionView(fakeResult());
    const bundle = bundleOf(view);
    expect(bundle["application/vnd.jupyter.widget-view+json"]).toEqual({
      version_major: 2,
      version_minor: 0,
      model_id: kernel.named("Confusion")[0]!.id,
    });
    expect(bundle["image/svg+xml"]).toBe(view.svg);
    bundleOf(view);
    expect(kernel.named("Confusion")).toHaveLength(1);
  }));

test("what is marked in one view is known to all, in code and from the page", () =>
  inNotebook(async (kernel) => {
    const result = fakeResult();
    const [one, other] = [new ConfusionView(result), new ConfusionView(result)];
    const names = [result.samples[2]!.name];
    one.select({ samples: names });
    expect(await other.selected()).toEqual(names);
    expect(await other.selectedFeatures()).toEqual([]);
    const heard: unknown[] = [];
    const stop = other.on("select", (samples) => heard.push(samples));
    bundleOf(one);
    await kernel.named("Selection")[0]!.receive("change:samples", [0]);
    expect(heard).toEqual([[result.samples[0]!.name]]);
    stop();
    await kernel.named("Selection")[0]!.receive("change:samples", [1]);
    expect(heard).toHaveLength(1);
  }));

test("the still picture is saved, as SVG only", async () => {
  const view = new ConfusionView(fakeResult());
  const file = join(folder.path, "confusion.svg");
  await view.save(file);
  expect(readFileSync(file, "utf8")).toContain(view.svg);
  await expect(view.save(join(folder.path, "confusion.png"))).rejects.toMatchObject({ tag: "InvalidOption" });
  expect(existsSync(join(folder.path, "confusion.png"))).toBe(false);
});
