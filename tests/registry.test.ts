import { describe, expect, test } from "@jest/globals";
import { lookUp, mergeOptions, requireOption } from "../src/registry.js";

describe("looking up", () => {
  const colours = { red: 1, green: 2 };

  test("finds an entry by its name", () => {
    expect(lookUp("colour", colours, "green")).toBe(2);
  });

  test.each(["gren", "toString", "__proto__", ""])("refuses %j and lists the names there are", (name) => {
    expect(() => lookUp("colour", colours, name)).toThrow(
      expect.objectContaining({ tag: "UnknownName", remedy: expect.stringMatching(/red|green/) }),
    );
  });
});

describe("merging options", () => {
  const defaults: Readonly<Required<{ target: number; flavour: string; clip: number | null }>> = Object.freeze({
    target: 1e4,
    flavour: "seurat",
    clip: null,
  });

  test("takes what is given and the default for the rest, and freezes the result", () => {
    const merged = mergeOptions("step", defaults, { target: 5 });
    expect(merged).toEqual({ target: 5, flavour: "seurat", clip: null });
    expect(Object.isFrozen(merged)).toBe(true);
    expect(defaults.target).toBe(1e4);
  });

  test("takes undefined for not given, and any type where the default is null", () => {
    const given = { target: undefined, clip: 10 } as unknown as { clip: number };
    expect(mergeOptions("step", defaults, given)).toEqual({ target: 1e4, flavour: "seurat", clip: 10 });
    expect(mergeOptions("step", defaults)).toEqual(defaults);
  });

  test("takes a number for auto, and auto for a number", () => {
    const sizes: { pixels: number | "auto"; side: number | "auto" } = { pixels: "auto", side: 3 };
    expect(mergeOptions("step", sizes, { pixels: 16, side: "auto" })).toEqual({ pixels: 16, side: "auto" });
  });

  test("refuses an option that does not exist, nearest name first", () => {
    expect(() => mergeOptions("step", defaults, { tarket: 5 } as object)).toThrow(
      expect.objectContaining({ tag: "UnknownName", remedy: expect.stringMatching(/^Use one of: target,/) }),
    );
  });

  test("refuses a value of another type and tells the default", () => {
    expect(() => mergeOptions("step", defaults, { target: "5" as unknown as number })).toThrow(
      expect.objectContaining({
        tag: "InvalidOption",
        what: 'Option "target" is "5", but a number is expected.',
        remedy: "Its default is 10000.",
        place: { step: "step" },
      }),
    );
  });
});

test("a condition that does not hold is an invalid option of its step", () => {
  expect(() => requireOption(true, "pca", "what", "remedy")).not.toThrow();
  expect(() => requireOption(false, "pca", "what", "remedy")).toThrow(
    expect.objectContaining({ tag: "InvalidOption", what: "what", remedy: "remedy", place: { step: "pca" } }),
  );
});
