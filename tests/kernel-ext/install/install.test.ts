import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "@jest/globals";
import { install, uninstall } from "../../../kernel-ext/src/install/install.js";
import { type Kernelspec, kernelspecOf } from "../../../kernel-ext/src/install/kernelspec.js";

let kernels: string;
let spec: Kernelspec;
beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), "omixel-install-"));
  kernels = join(folder, "share", "jupyter", "kernels");
  writeFileSync(join(folder, "main.js"), "");
  spec = kernelspecOf("omixel", join(folder, "main.js"));
});

const messageOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return String(error);
  }
  return "nothing was thrown";
};

describe("install", () => {
  test("makes the folder whole and leaves nothing beside it", () => {
    expect(install(kernels, "omixel", spec)).toBe(join(kernels, "omixel"));
    expect(readdirSync(kernels)).toEqual(["omixel"]);
    expect(readdirSync(join(kernels, "omixel"))).toHaveLength(4);
    expect(JSON.parse(readFileSync(join(kernels, "omixel", "kernel.json"), "utf8"))).toEqual(spec);
  });

  test("again: replaces what changed, writes nothing where nothing did", () => {
    install(kernels, "omixel", spec);
    const { ino } = statSync(join(kernels, "omixel"));
    install(kernels, "omixel", spec);
    expect(statSync(join(kernels, "omixel")).ino).toBe(ino);
    install(kernels, "omixel", { ...spec, display_name: "Other" });
    expect(readFileSync(join(kernels, "omixel", "kernel.json"), "utf8")).toContain("Other");
    expect(readdirSync(kernels)).toEqual(["omixel"]);
  });

  test("another kernel of the name is left alone", () => {
    mkdirSync(join(kernels, "python3"), { recursive: true });
    writeFileSync(join(kernels, "python3", "kernel.json"), '{"argv": ["python"]}');
    expect(messageOf(() => install(kernels, "python3", spec))).toMatch(/is another kernel.*--name/);
    expect(messageOf(() => uninstall(kernels, "python3"))).toMatch(/is another kernel/);
    expect(readdirSync(join(kernels, "python3"))).toEqual(["kernel.json"]);
  });

  test("a kernel that is not built is not installed", () => {
    const missing = { ...spec, argv: [process.execPath, "/nowhere/main.js", "{connection_file}"] };
    expect(messageOf(() => install(kernels, "omixel", missing))).toMatch(/not built.*npm run build/);
  });

  test("a place that cannot be written is named with a remedy", () => {
    writeFileSync(join(kernels, "..", "..", "..", "file"), "");
    const blocked = join(kernels, "..", "..", "..", "file", "kernels");
    expect(messageOf(() => install(blocked, "omixel", spec))).toMatch(/file.kernels: .*Choose another place: --user/);
  });

  // root may write everywhere
  (process.getuid?.() === 0 ? test.skip : test)("a folder without the right to write says so", () => {
    mkdirSync(kernels, { recursive: true });
    chmodSync(kernels, 0o500);
    expect(messageOf(() => install(kernels, "omixel", spec))).toMatch(/may not be written by you/);
  });
});

describe("uninstall", () => {
  test("takes the folder away", () => {
    install(kernels, "omixel", spec);
    expect(uninstall(kernels, "omixel")).toBe(join(kernels, "omixel"));
    expect(readdirSync(kernels)).toEqual([]);
  });

  test("says where the kernel is if it is not here", () => {
    const other = join(kernels, "..", "other");
    install(other, "omixel", spec);
    expect(messageOf(() => uninstall(kernels, "omixel", [kernels, other]))).toMatch(
      /no kernel "omixel".*It is in .*other/,
    );
    expect(messageOf(() => uninstall(kernels, "omixel"))).toMatch(/kernelspec list/);
  });
});
