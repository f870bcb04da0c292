import { expect, test } from "@jest/globals";
import { chart, lightChart } from "../../src/report/chart.js";

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

/** A ramp, a picture of one pixel and a name that is not allowed in XML. */
const ramp = (colour: string) =>
  lightChart(
    {
      layer: [
        {
          data: { values: [{ x: 1, name: "a\u0000b\ud83e" }] },
          mark: "point",
          encoding: {
            x: { field: "name", type: "nominal" },
            color: { field: "x", type: "quantitative", scale: { range: ["#ffffff", colour] } },
          },
        },
        {
          data: { values: [{ url: "data:image/png;base64,AAAA" }] },
          mark: "image",
          encoding: { url: { field: "url" } },
        },
      ],
    },
    "A ramp\u0001",
  );

test("a picture that stands alone has a white ground, dark texts and its pictures in it", () => {
  const svg = ramp("#ff0000");
  expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"[^>]*><rect [^>]*fill="#ffffff"\/>/);
  expect(svg).toMatch(/<text[^>]*fill="#1b1f24"/);
  expect(svg).not.toContain("currentColor");
  expect(svg).toContain('xlink:href="data:image/png;base64,AAAA"');
});

test("characters that XML forbids are shown as unknown ones", () => {
  const svg = ramp("#ff0000");
  expect(svg).toContain("a\ufffdb\ufffd<");
  // eslint-disable-next-line no-control-regex
  expect(svg).not.toMatch(/[\u0000-\u0008]/);
});

test("colour ramps of two charts on one page have names of their own", () => {
  const [red, blue] = ["#ff0000", "#0000ff"].map((colour) => /<linearGradient id="(\w+)"/.exec(ramp(colour))![1]!);
  expect(red).not.toBe(blue);
  expect(ramp("#ff0000")).toContain(`url(#${red})`);
});
