import { expect, test } from "@jest/globals";
import { nearestFirst } from "../../../kernel-ext/src/install/nearest.js";

test("a slip of the finger finds its name first, and no name is lost", () => {
  const names = ["prefix", "user", "sys-prefix", "name"];
  expect(nearestFirst("nmae", names)[0]).toBe("name");
  expect(nearestFirst("sysprefix", names)[0]).toBe("sys-prefix");
  expect(nearestFirst("", names).sort()).toEqual([...names].sort());
});
