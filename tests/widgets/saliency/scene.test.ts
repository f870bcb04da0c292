import { expect, test } from "@jest/globals";
import { brightestOf, mapOf, sceneOf } from "../../../widgets/src/saliency/scene.js";
import { GeneData } from "../../../widgets/src/saliency/gene-data.js";
import { fakeSaliency, fakeScene } from "./fake-saliency.js";

test("a scene holds the choices of the state", () => {
  const { model } = fakeSaliency({ channel: 1, evidence: "both", threshold: 0.5 });
  expect(sceneOf(model, new GeneData(model), true)).toMatchObject({
    channel: 1,
    evidence: "both",
    threshold: 0.5,
    dark: true,
  });
});

test("the map follows channel, evidence and smoothing", () => {
  const at = (changed: Parameters<typeof fakeScene>[0]) => {
    const scene = fakeScene(changed);
    return brightestOf(mapOf(scene.subject!, scene), 4);
  };
  expect(at({})).toEqual({ x: 3, y: 2 });
  expect(at({ channel: 0 })).toEqual({ x: 1, y: 0 });
  expect(at({ evidence: "against" })).toEqual({ x: 2, y: 1 });
  const scene = fakeScene({ smoothing: 1 });
  expect(mapOf(scene.subject!, scene)[0]).toBeGreaterThan(0);
});
