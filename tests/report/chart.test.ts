import { expect, test } from "@jest/globals";
import { chart } from "../../src/report/chart.js";

const bars = (names: readonly string[]) =>
  chart(
    {
      data: { values: names.map((name, i) => ({ name, value: i + 1 / 3 })) },
      mark: "bar",
      encoding: { x: { field: "value", type: "quantitative" }, y: { field: "name", type: "nominal" } },
    },
    `Bars of ${names.join(", ")}`,
  ).markup;

test("a chart is static SVG with its description", () => {
  const svg = bars(["a", "b"]);
  expect(svg).toMatch(/^<svg role="img" aria-label="Bars of a, b" /);
  expect(svg.match(/aria-roledescription="bar"|Z" fill="#4c78a8"/g)).toHaveLength(2);
  expect(svg).not.toMatch(/<script/);
});

test("names with markup stay names", () => {
  const svg = bars(["<script>alert(1)</script>", 'T & "B" cells']);
  expect(svg).toContain("&lt;script&gt;");
  expect(svg).not.toMatch(/<script|& "/);
});

test("coordinates are short, so that pages stay small", () => {
  expect(bars(["a", "b"])).not.toMatch(/ (?:d|transform)="[^"]*\d\.\d{2}/);
});

test("texts follow the page's colour", () => {
  expect(bars(["a"])).toMatch(/<text[^>]*fill="currentColor"/);
});
