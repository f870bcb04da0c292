import { expect, test } from "@jest/globals";
import { SaliencyView } from "../../src/notebook/saliency.js";
import { inNotebook } from "./fake-kernel.js";
import { fakeResult } from "../report/fake-result.js";

const result = fakeResult({ genes: 90, samples: 12 });

test("draws each class with its best genes, at most six of them", () => {
  const { svg, text } = new SaliencyView(result);
  expect(svg.match(/<svg[^>]* class="map"/g)).toHaveLength(3);
  expect(svg).toContain("Malignant &amp; cycling");
  expect(text).toContain("3 classes");
  const many = fakeResult({ classes: Array.from({ length: 9 }, (_, i) => `class ${i}`), samples: 18 });
  expect(new SaliencyView(many).svg.match(/<svg[^>]* class="map"/g)).toHaveLength(6);
  expect(new SaliencyView(many).svg).toContain("3 further classes not shown.");
});

test("draws the class or the sample that was asked for", () => {
  const own = new SaliencyView(result, { class: result.classes[1]! }).svg;
  expect(own.match(/<svg[^>]* class="map"/g)).toHaveLength(1);
  const sample = new SaliencyView(result, { sample: "cell_3" });
  expect(sample.svg).toContain("cell_3, predicted ");
  expect(sample.text).toContain("sample cell_3");
  expect(sample.svg).not.toBe(own);
});

test("views of one result share its numbers, so that a notebook holds them once", () =>
  inNotebook((kernel) => {
    for (const options of [{}, { class: result.classes[1]! }]) {
      const view = new SaliencyView(result, options);
      (view as unknown as Record<symbol, () => void>)[Symbol.for("Jupyter.display")]!();
    }
    expect([kernel.named("Saliency").length, kernel.named("SaliencyData").length]).toEqual([2, 1]);
    expect(kernel.named("Saliency")[0]!.state).not.toHaveProperty("scores");
  }));

test("names are text", () => {
  const named = fakeResult({ classes: ["<img src=x onerror=alert(1)>", "عربي 🧬", "b".repeat(200)] });
  const { svg } = new SaliencyView(named);
  expect(svg).not.toContain("<img");
  expect(svg).toContain("&lt;img src=x onerror=alert(1)&gt;");
  expect(svg).toContain("عربي 🧬");
  expect(svg).toContain(`>${"b".repeat(69)}…<`);
});

test("one class, one pixel and missing pixels are drawn", () => {
  const one = fakeResult({ classes: ["only"], side: 1, radius: 0, channels: ["a"] });
  expect(new SaliencyView(one).svg).toContain("only");
  one.images.values.fill(NaN);
  expect(new SaliencyView(one, { class: "only" }).svg).toContain("data:image/png");
});

test("unknown names are told with the nearest ones, numbers with their range", () => {
  const wrong = (options: object) => () => new SaliencyView(result, options);
  expect(wrong({ class: "malignant & cyclin" })).toThrow(
    expect.objectContaining({
      tag: "UnknownName",
      message: expect.stringContaining("Use one of: Malignant & cycling"),
    }),
  );
  expect(wrong({ sample: "cell_99" })).toThrow(
    expect.objectContaining({ tag: "UnknownName", message: expect.stringContaining("cell_9,") }),
  );
  expect(wrong({ opacity: 2 })).toThrow(expect.objectContaining({ tag: "InvalidOption" }));
  expect(wrong({ threshold: NaN })).toThrow(expect.objectContaining({ tag: "InvalidOption" }));
  expect(wrong({ smooth: 1 })).toThrow(expect.objectContaining({ tag: "UnknownName" }));
});

test("a run without explanations says what to add to the plan", () => {
  expect(() => new SaliencyView({ ...result, genes: [] })).toThrow(
    expect.objectContaining({ tag: "UnsuitableData", message: expect.stringContaining(".explain()") }),
  );
});
