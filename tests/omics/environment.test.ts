import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { describeEnvironment, VERSION } from "../../src/omics/environment.js";

test("names versions, engine, machine and seed", () => {
  const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
    version: string;
  };
  expect(VERSION).toBe(version);
  expect(describeEnvironment(7, "TensorFlow 2", 2, new Date(0))).toEqual({
    omixel: version,
    node: process.versions.node,
    engine: "TensorFlow 2",
    jobs: 2,
    seed: 7,
    os: expect.stringMatching(/\w/),
    cpu: expect.stringMatching(/\w/),
    started: "1970-01-01T00:00:00.000Z",
  });
});
