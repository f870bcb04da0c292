import { describe, expect, test } from "@jest/globals";
import { gmt } from "../../src/io/gmt-format.js";
import { TemporaryFolder } from "./temporary-folder.js";

const folder = new TemporaryFolder();
const recognise = (text: string, path = "file") => gmt.recognise(Buffer.from(text), path);
const sets = "A\tx\tTP53\tMYC\nB\ty\tEGFR\n";

describe("gene sets are recognised", () => {
  test("by lines of different lengths without numbers, whatever the name", () => {
    expect(recognise(sets)).toBeGreaterThan(0.5);
  });

  test("by their name where the lines are of one length", () => {
    expect(recognise("A\tx\tTP53\nB\ty\tEGFR\n", "a.gmt")).toBeGreaterThan(recognise("A\tx\tTP53\nB\ty\tEGFR\n"));
  });

  test.each(["gene\ts1\ts2\nTP53\t1\t2\n", "a,b\nc,d\n", "word\n", "\0\x01", "A\tx\tTP53\nword\n"])(
    "and not in %j",
    (text) => {
      expect(recognise(text, "a.gmt")).toBe(0);
    },
  );
});

test("the file is read as gene sets", async () => {
  const path = folder.file(sets);
  expect(await gmt.read(path, {})).toMatchObject({ kind: "geneSets", sets: [{ name: "A" }, { name: "B" }] });
});
