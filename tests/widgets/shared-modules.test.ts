import { expect, test } from "@jest/globals";
import { sharedModule } from "../../widgets/src/shared-modules.js";

const version = (name: string, loaded = false) => ({ loaded, get: () => Promise.resolve(() => ({ name })) });

test("of several versions the one that the page has loaded is taken", async () => {
  const shared = { base: { "6.0.1": version("old"), "6.0.12": version("own", true) } };
  expect(await sharedModule(shared, "base")).toEqual({ name: "own" });
});

test("what is not loaded yet is loaded; what is not there is undefined", async () => {
  expect(await sharedModule({ base: { "6.0.1": version("only") } }, "base")).toEqual({ name: "only" });
  expect(await sharedModule({}, "base")).toBeUndefined();
});
