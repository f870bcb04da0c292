import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { firstFive, isOmixelError, nearestFirst, OmixelError, throwIfAborted, unknownName } from "../src/errors.js";

describe("an error", () => {
  const cause = new Error("disk");
  const error = new OmixelError(
    "MalformedTable",
    "A cell is wrong.",
    "Put it right.",
    { file: "a.tsv", line: 3 },
    cause,
  );

  test("says where, what and what to do, and starts with its tag on a terminal", () => {
    expect(error.message).toBe("a.tsv, line 3: A cell is wrong. Put it right.");
    expect(String(error)).toBe("MalformedTable: a.tsv, line 3: A cell is wrong. Put it right.");
    expect(error.cause).toBe(cause);
  });

  test.each([
    [{}, "A cell is wrong. Put it right."],
    [{ column: "TP53" }, 'column "TP53": A cell is wrong. Put it right.'],
    [{ file: "a", column: 7, step: "scale" }, "a, column 7, step scale: A cell is wrong. Put it right."],
  ])("names the known parts of its place: %j", (place, message) => {
    expect(new OmixelError("MalformedTable", "A cell is wrong.", "Put it right.", place).message).toBe(message);
  });

  test("crosses process borders as plain data", () => {
    const back = OmixelError.fromJSON(JSON.parse(JSON.stringify(error)) as ReturnType<OmixelError["toJSON"]>);
    expect(back).toBeInstanceOf(OmixelError);
    expect(back.toJSON()).toEqual(error.toJSON());
    expect(back.message).toBe(error.message);
  });

  test("gets more of its place, and what it knows stays", () => {
    const further = error.at({ file: "other.tsv", step: "read" });
    expect(further.place).toEqual({ file: "a.tsv", line: 3, step: "read" });
    expect(further.cause).toBe(cause);
  });
});

test("the guard knows omixel's errors, even of another copy of the library", () => {
  const foreign = Object.assign(new Error("x"), { name: "OmixelError", tag: "Aborted" });
  expect(isOmixelError(new OmixelError("Aborted", "", ""))).toBe(true);
  expect(isOmixelError(foreign)).toBe(true);
  expect([new Error("x"), "OmixelError", null, { tag: "Aborted" }].map(isOmixelError)).toEqual([
    false,
    false,
    false,
    false,
  ]);
});

test("a fired signal raises Aborted, others do not", () => {
  expect(() => throwIfAborted(undefined)).not.toThrow();
  expect(() => throwIfAborted(new AbortController().signal)).not.toThrow();
  expect(() => throwIfAborted(AbortSignal.abort())).toThrow(expect.objectContaining({ tag: "Aborted" }));
});

describe("an unknown name", () => {
  test("lists what there is, nearest first", () => {
    const error = unknownName("step", "log1", ["scale", "log1p", "filter"], { step: "plan" });
    expect(error.tag).toBe("UnknownName");
    expect(error.what).toBe('There is no step "log1".');
    expect(error.remedy).toMatch(/^Use one of: log1p, /);
    expect(error.place).toEqual({ step: "plan" });
  });

  test("shows twelve of many and counts them all", () => {
    const names = Array.from({ length: 20 }, (_, i) => `column${i}`);
    const { remedy } = unknownName("column", "column3", names);
    expect(remedy).toMatch(/^Use one of: column3, /);
    expect(remedy).toMatch(/… \(20 in all\)\.$/);
    expect(remedy.split(", ")).toHaveLength(13);
  });

  test("says so when there is none at all", () => {
    expect(unknownName("assay", "rna", []).remedy).toBe("There is no assay to choose from.");
  });
});

test("names come nearest first whatever their case, and none is lost", () => {
  expect(nearestFirst("RESNET", ["smallCnn", "resnet18", "resnet50"])[2]).toBe("smallCnn");
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string()), (name, names) => {
      const ordered = nearestFirst(name, [...names, name]);
      expect(ordered[0]!.toLowerCase()).toBe(name.toLowerCase());
      expect([...ordered].sort()).toEqual([...names, name].sort());
    }),
  );
});

test.each([
  [[], ""],
  [["a"], "a"],
  [["a", "b", "c", "d", "e"], "a, b, c, d, e"],
  [["a", "b", "c", "d", "e", "f", "g"], "a, b, c, d, e and 2 more"],
])("the first five of %j", (names, text) => {
  expect(firstFive(names)).toBe(text);
});
