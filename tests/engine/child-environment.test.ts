import { expect, test } from "@jest/globals";
import { childEnvironment } from "../../src/engine/child-environment.js";

test("TensorFlow is quiet and oneDNN on, trees grow on one thread; every value is text", () => {
  const environment = childEnvironment();
  expect(environment).toMatchObject({ TF_CPP_MIN_LOG_LEVEL: "2", TF_ENABLE_ONEDNN_OPTS: "1", OMIXEL_THREADS: "1" });
  for (const value of Object.values(environment)) expect(value).toMatch(/^\d+$/);
});
