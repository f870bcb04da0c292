import { expect, test } from "@jest/globals";
import { columnNames, numbers, texts } from "../../src/data/table.js";
import { readAnnotations } from "../../src/io/annotations.js";
import { describeWithShared, sharedPath } from "../shared.js";
import { TemporaryFolder } from "./temporary-folder.js";

const folder = new TemporaryFolder();

test("line ends of any kind, blank lines and a byte order mark do no harm", async () => {
  const path = folder.gzip("\uFEFFsample\tlabel\r\n\r\na\tx\r\nb\ty");
  expect(texts(await readAnnotations(path), "label")).toEqual(["x", "y"]);
});

describeWithShared(
  "published annotations",
  [
    "data/glioma/oligodendroglioma_annotations.txt",
    "data/proteomics/design.tsv",
    "data/her2st/labels/H1_labeled_coordinates.tsv",
    "data/cachexia/human_cachexia.csv",
    "data/rosmap/labels_tr.csv",
  ],
  () => {
    const read = (path: string) => readAnnotations(sharedPath(`data/${path}`));
    const levels = (labels: readonly string[]) => new Set(labels).size;

    test("glioma: no header, labels with a slash", async () => {
      const table = await read("glioma/oligodendroglioma_annotations.txt");
      expect([table.numRows, columnNames(table)]).toEqual([184, ["sample", "label"]]);
      expect(texts(table, "label")[0]).toBe("Microglia/Macrophage");
      expect(levels(texts(table, "label"))).toBe(6);
    });

    test("proteomics: a header and a group of numbers", async () => {
      const table = await read("proteomics/design.tsv");
      expect([table.numRows, columnNames(table)]).toEqual([197, ["sample", "group"]]);
      expect(new Set(numbers(table, "group"))).toEqual(new Set([1, 2]));
    });

    test("her2st: samples under Row.names", async () => {
      const table = await read("her2st/labels/H1_labeled_coordinates.tsv");
      expect(table.numRows).toBe(613);
      expect(texts(table, "sample")[0]).toBe("1000x2253");
      expect(texts(table, "label")[0]).toBe("cancer in situ");
    });

    test("cachexia: the table of measurements holds the labels too", async () => {
      const table = await read("cachexia/human_cachexia.csv");
      expect(new Set(texts(table, "Muscle loss"))).toEqual(new Set(["cachexic", "control"]));
    });

    test("rosmap: labels alone", async () => {
      const table = await read("rosmap/labels_tr.csv");
      expect([table.numRows, texts(table, "sample")[244], numbers(table, "label")[1]]).toEqual([245, "s245", 1]);
    });
  },
);
