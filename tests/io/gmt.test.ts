import { describe, expect, test } from "@jest/globals";
import { parseGmt, readGmt } from "../../src/io/gmt.js";
import { describeWithShared, sharedPath } from "../shared.js";
import { TemporaryFolder } from "./temporary-folder.js";

const folder = new TemporaryFolder();

test("a line is a set: name, description, genes", async () => {
  const path = folder.gzip("A set\thttp://a\tTP53\tMYC\r\nB/2 (GO:1)\t\tEGFR\n\n");
  expect(await readGmt(path)).toEqual([
    { name: "A set", description: "http://a", genes: ["TP53", "MYC"] },
    { name: "B/2 (GO:1)", description: "", genes: ["EGFR"] },
  ]);
});

describe("what is put right", () => {
  const notes: string[] = [];
  const sets = parseGmt("A\tx\tTP53\tTP53\t\tMYC,1.0\nB\t\nA\ty\tEGFR\tMYC\nC\tz\t\n", "a.gmt", (note) =>
    notes.push(note),
  );

  test("sets of one name are merged under the first description, genes count once, weights go", () => {
    expect(sets).toEqual([{ name: "A", description: "x", genes: ["TP53", "MYC", "EGFR"] }]);
  });

  test("is told", () => {
    expect(notes).toEqual([
      "Gene sets merged with an earlier one of their name (1): A.",
      "Empty gene sets left out (2): B, C.",
    ]);
  });
});

test.each([
  ["A\tx\tTP53\njust words\n", { line: 2, what: /"just words"/ }],
  ["A\tx\tTP53\n\n\tx\tTP53\n", { line: 3, what: /needs a name/ }],
])("a line that is no set is refused with its number", (text, { line, what }) => {
  expect(() => parseGmt(text, "a.gmt")).toThrow(
    expect.objectContaining({
      tag: "MalformedTable",
      what: expect.stringMatching(what),
      place: { file: "a.gmt", line },
    }),
  );
});

test("a file without a set is refused", () => {
  expect(() => parseGmt("\n", "a.gmt")).toThrow(expect.objectContaining({ what: "The file has no gene set." }));
});

describeWithShared(
  "published gene sets",
  ["data/genesets/GO_Biological_Process_2021.gmt", "data/genesets/hallmark_v7.0.gmt"],
  () => {
    test("GO Biological Process 2021 has its 6,036 sets", async () => {
      const sets = await readGmt(sharedPath("data/genesets/GO_Biological_Process_2021.gmt"));
      expect(sets).toHaveLength(6036);
      expect(sets[1]).toMatchObject({ name: "2-oxoglutarate metabolic process (GO:0006103)", description: "" });
      expect(sets[1]!.genes).toEqual(expect.arrayContaining(["IDH1", "OGDH"]));
      expect(sets[1]!.genes).toHaveLength(14);
    });

    test("hallmark has its 50 sets with their addresses", async () => {
      const sets = await readGmt(sharedPath("data/genesets/hallmark_v7.0.gmt"));
      expect(sets).toHaveLength(50);
      expect(sets[0]!.description).toMatch(/^http/);
    });
  },
);
