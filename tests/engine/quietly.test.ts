import { expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import { findLibrary } from "../../src/engine/library.js";
import { loadCApi } from "../../src/engine/c-api.js";
import { quietly } from "../../src/engine/quietly.js";
import { describeTensorFlow } from "./engines.js";

describeTensorFlow("quietly", () => {
  const c = loadCApi(findLibrary()!);
  const say = (what: string) => spawnSync("sh", ["-c", `echo ${what} >&2`], { stdio: ["ignore", "ignore", 2] }).status;

  test("hands over what comes back or is thrown, and opens standard error again", () => {
    expect(quietly(c, () => say("nobody hears this"))).toBe(0);
    expect(() => quietly(c, () => { throw new Error("within"); })).toThrow("within"); // prettier-ignore
  });

  test("leaves no file open", () => {
    const open = new Set<number>();
    const opens = (file: number) => (open.add(file), file);
    const watched: typeof c = {
      ...c,
      open: (...args) => opens(c.open(...args)),
      dup: (...args) => opens(c.dup(...args)),
      close: (...args) => (open.delete(args[0] as number), c.close(...args)),
    };
    quietly(watched, () => expect(open.size).toBe(2));
    expect(open.size).toBe(0);
  });

  test("runs all the same where nothing can be opened", () => {
    expect(quietly({ ...c, open: () => -1 }, () => 7)).toBe(7);
  });
});
