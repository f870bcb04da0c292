import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { ChartPicture, savePicture } from "../../src/notebook/picture.js";
import { TemporaryFolder } from "../io/temporary-folder.js";

const folder = new TemporaryFolder().path;
const name = "<img onerror=x>";
const picture = new ChartPicture(
  {
    data: { values: [{ name, value: 1 }] },
    mark: "bar",
    encoding: { x: { field: "value", type: "quantitative" }, y: { field: "name", type: "nominal" } },
  },
  `A bar of ${name}`,
);

test("a notebook gets the chart for its theme, the still picture and the words", () => {
  const bundle = (picture as unknown as Record<symbol, () => Record<string, unknown>>)[
    Symbol.for("Jupyter.display")
  ]!.call(picture);
  expect(Object.keys(bundle)).toEqual(["application/vnd.vegalite.v5+json", "image/svg+xml", "text/plain"]);
  expect(bundle["application/vnd.vegalite.v5+json"]).toMatchObject({
    $schema: expect.stringContaining("vega-lite/v5"),
    mark: "bar",
    description: `A bar of ${name}`,
  });
  expect(JSON.stringify(bundle["application/vnd.vegalite.v5+json"])).not.toMatch(/labelColor|titleColor|background/);
  expect(bundle["image/svg+xml"]).toBe(picture.svg);
  expect(bundle["text/plain"]).toBe(`A bar of ${name}`);
});

test("names are text in the still picture", () => {
  expect(picture.svg).toContain("&lt;img onerror=x&gt;");
  expect(picture.svg).not.toContain("<img");
});

test("a picture is saved as a file of its own", async () => {
  const file = join(folder, "figures", "bar.svg");
  await picture.save(file);
  expect(readFileSync(file, "utf8")).toBe(`<?xml version="1.0" encoding="UTF-8"?>\n${picture.svg}\n`);
});

test("other endings are refused with what is possible, and nothing is written", async () => {
  const file = join(folder, "bar.png");
  await expect(savePicture("<svg/>", file)).rejects.toMatchObject({
    tag: "InvalidOption",
    message: expect.stringContaining(".svg"),
  });
  expect(existsSync(file)).toBe(false);
});

test("a place that cannot be written is told", async () => {
  await picture.save(join(folder, "file.svg"));
  await expect(picture.save(join(folder, "file.svg", "bar.svg"))).rejects.toMatchObject({ tag: "Unwritable" });
});
