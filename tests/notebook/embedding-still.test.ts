import { describe, expect, test } from "@jest/globals";
import { embeddingStill } from "../../src/notebook/embedding-still.js";
import { classColour } from "../../src/report/palette.js";

const base = { colours: {}, marked: [], title: "t-SNE", about: "", description: "points" };
const spread = (count: number) => Float32Array.from({ length: 2 * count }, (_, i) => (i * 0.618) % 1);
const grades = (count: number, levels: readonly string[]) => ({
  name: "grade",
  levels,
  codes: Int32Array.from({ length: count }, (_, i) => i % levels.length),
});

describe("the still picture of an embedding", () => {
  test("colours classes, names and counts them; names are text", () => {
    const svg = embeddingStill({
      ...base,
      places: spread(5),
      column: grades(5, ["<img onerror=x>", "b"]),
      colours: { b: "#0a0b0c" },
    });
    expect(svg).toContain('stroke="#0a0b0c"');
    expect(svg).toContain("&lt;img onerror=x&gt; (3)");
    expect(svg).not.toContain("<img");
    expect(svg.match(/M[\d.]+ [\d.]+h0/g)).toHaveLength(5);
  });

  test("levels that are named as what every object has are levels like others", () => {
    const column = grades(3, ["constructor", "toString", "__proto__"]);
    const svg = embeddingStill({ ...base, places: spread(3), column });
    for (const code of [0, 1, 2]) expect(svg).toContain(`r="5" fill="${classColour(code)}"`);
    expect(svg).toContain("constructor (1)");
    expect(svg).not.toContain("native code");
  });

  test("leaves out points without a place, draws others faint while some are marked, the marked ones last", () => {
    const places = new Float32Array([0, 0, 1, 1, NaN, 2]);
    const svg = embeddingStill({ ...base, places, column: grades(3, ["a"]), marked: [0] });
    expect(svg.match(/h0/g)).toHaveLength(2);
    expect(svg.indexOf("#c3c8ce")).toBeLessThan(svg.indexOf("#0072B2"));
  });

  test("numbers have a ramp with its ends, missing ones are counted", () => {
    const column = { name: "age", numbers: Float32Array.of(10, 42, NaN) };
    const svg = embeddingStill({ ...base, places: spread(3), column });
    expect(svg).toMatch(/>10<\/text\s*>/);
    expect(svg).toMatch(/>42<\/text\s*>/);
    expect(svg).toContain("missing (1)");
    const none = embeddingStill({ ...base, places: spread(1), column: { name: "age", numbers: Float32Array.of(NaN) } });
    expect(none).toContain("missing (1)");
  });

  test("many points are one picture, so that the file stays small", () => {
    const svg = embeddingStill({ ...base, places: spread(100_000), column: grades(100_000, ["a", "b"]) });
    expect(svg).toContain("data:image/png;base64,");
    expect(svg).not.toContain("h0");
    expect(svg.length).toBeLessThan(600_000);
  });

  test("forty classes and long texts are cut and wrapped", () => {
    const levels = Array.from({ length: 40 }, (_, c) => `${"🧬 very long ".repeat(20)}${c}`);
    const svg = embeddingStill({ ...base, places: spread(80), column: grades(80, levels), about: "word ".repeat(60) });
    expect(svg).toContain("and 16 more");
    expect(svg).not.toContain(levels[0]);
    expect(svg.match(/word word/g)!.length).toBeGreaterThan(2);
  });
});
