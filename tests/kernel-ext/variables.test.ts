import { expect, test } from "@jest/globals";
import { Variables } from "../../kernel-ext/src/variables.js";

test("a variable is declared, shared and declared again", () => {
  const variables = new Variables();
  variables.declare("a", 1);
  let b = 2;
  variables.share(
    "b",
    () => b,
    (value) => (b = value as number),
  );
  variables.values["b"] = 5;
  expect(b).toBe(5);
  variables.declare("b", "new");
  expect(b).toBe(5);
  expect(variables.values).toEqual({ a: 1, b: "new" });
  expect([...variables.names]).toEqual(["a", "b"]);
});

test("names of Object.prototype are names like others", () => {
  const variables = new Variables();
  expect(variables.names.has("toString")).toBe(false);
  variables.declare("toString", 1);
  expect(variables.values["toString"]).toBe(1);
});
