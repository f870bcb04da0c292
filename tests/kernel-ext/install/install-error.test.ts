import { expect, test } from "@jest/globals";
import { InstallError } from "../../../kernel-ext/src/install/install-error.js";

test("is one line with what and remedy, and keeps its cause", () => {
  const cause = new Error("EACCES");
  const error = new InstallError("It cannot be written.", "Choose another.", cause);
  expect(String(error)).toBe("omixel-kernel: It cannot be written. Choose another.");
  expect(error.cause).toBe(cause);
});
