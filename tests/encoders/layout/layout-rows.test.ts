import { expect, test } from "@jest/globals";
import { ABSENT } from "../../../src/data/layout.js";
import { layoutHeader, layoutRows } from "../../../src/encoders/layout/layout-rows.js";
import { parsePixelPlaces } from "../../../src/io/pixel-places.js";
import { exampleLayout } from "../../data/example-cohort.js";

test("what is written is read again; where a feature is absent there is no line", () => {
  const layout = exampleLayout();
  const rows = layoutRows({ ...layout, x: Uint16Array.of(0, 0, 2, 1, ABSENT, 0) });
  expect(rows).toHaveLength(5);
  const text = [layoutHeader, ...rows].map((cells) => cells.join("\t")).join("\n");
  expect(parsePixelPlaces(text, "layout.tsv").map(({ line: _, ...place }) => place)).toEqual(
    rows.map(([feature, channel, x, y]) => ({ feature, channel, x, y })),
  );
});
