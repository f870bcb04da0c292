import { expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const built = fileURLToPath(new URL("../../kernel-ext/dist/log.js", import.meta.url));

test("lines go to the terminal, and those of a kind only once", () => {
  const code = `
    import { log, logOnce } from ${JSON.stringify(`file://${built}`)};
    log("hello"); for (let i = 0; i < 3; i++) logOnce("kind", "flood"); logOnce("other", "flood two");`;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", code], { encoding: "utf8" });
  expect(stdout).toBe("");
  expect(stderr).toBe(
    "[omixel-kernel] hello\n[omixel-kernel] flood (said once)\n[omixel-kernel] flood two (said once)\n",
  );
});
