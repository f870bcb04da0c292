import { expect, test } from "@jest/globals";
import { linkedOf } from "../../src/notebook/linked.js";
import { fakeResult } from "../report/fake-result.js";
import { inNotebook } from "./fake-kernel.js";

test("views of one result share one selection, those of another have their own", () => {
  const result = fakeResult();
  expect(linkedOf(result)).toBe(linkedOf(result));
  expect(linkedOf(fakeResult())).not.toBe(linkedOf(result));
});

test("names are marked and read back; a wrong name is told with the nearest", () => {
  const result = fakeResult();
  const linked = linkedOf(result);
  const [first, second] = result.samples.map(({ name }) => name);
  const feature = result.images.layout.features[3]!;
  linked.select({ samples: [second!, first!], features: [feature] });
  expect(linked.selectedSamples()).toEqual([second, first]);
  expect(linked.selectedFeatures()).toEqual([feature]);
  expect(() => linked.select({ samples: [`${first!}x`] })).toThrow(first);
  expect(() => linked.select({ features: ["nothing"] })).toThrow(/feature "nothing"/);
});

test("what the person marks is told by name", () =>
  inNotebook(async (kernel) => {
    const result = fakeResult();
    const linked = linkedOf(result);
    const heard: unknown[] = [];
    const stop = linked.onSelect((samples, features) => heard.push([samples, features]));
    linked.selection.open();
    await kernel.named("Selection")[0]!.receive("change:samples", [1, 0]);
    expect(heard).toEqual([[[result.samples[1]!.name, result.samples[0]!.name], []]]);
    expect(linked.selectedSamples()).toHaveLength(2);
    stop();
    await kernel.named("Selection")[0]!.receive("change:samples", [2]);
    await kernel.named("Selection")[0]!.receive("change:features", [2]);
    expect(heard).toHaveLength(1);
  }));

test("pixels and layout are one model each, however many views ask", () => {
  const linked = linkedOf(fakeResult());
  expect(linked.images).toBe(linked.images);
  expect(linked.layout).toBe(linked.layout);
});
