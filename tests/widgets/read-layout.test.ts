import { expect, test } from "@jest/globals";
import type { LayoutState } from "../../src/notebook/state.js";
import { readLayout } from "../../widgets/src/read-layout.js";
import { FakeModel } from "./fake-model.js";

test("buffers become numbers", () => {
  const view = (values: Uint16Array | Uint32Array | Float32Array) => new DataView(values.buffer);
  const { model } = new FakeModel<LayoutState>({
    height: 1,
    width: 2,
    channels: ["a"],
    features: ["g"],
    x: view(Uint16Array.of(1)),
    y: view(Uint16Array.of(0)),
    start: view(Uint32Array.of(0, 0, 1)),
    feature: view(Uint32Array.of(0)),
    weight: view(Float32Array.of(0.5)),
  });
  expect(readLayout(model)).toEqual({
    height: 1,
    width: 2,
    channels: ["a"],
    features: ["g"],
    x: Uint16Array.of(1),
    y: Uint16Array.of(0),
    start: Uint32Array.of(0, 0, 1),
    feature: Uint32Array.of(0),
    weight: Float32Array.of(0.5),
  });
});
