import { expect, test } from "@jest/globals";
import { kernelInfo } from "../../../kernel-ext/src/server/kernel-info.js";

test("the kernel says what it speaks, without the compiler", () => {
  expect(kernelInfo()).toMatchObject({
    protocol_version: "5.3",
    implementation: "omixel",
    implementation_version: "0.1.0",
    debugger: false,
    language_info: { name: "typescript", version: "5.0.4", file_extension: ".ts", mimetype: "text/typescript" },
  });
});
