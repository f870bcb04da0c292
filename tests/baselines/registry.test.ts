import { expect, test } from "@jest/globals";
import type { AnyBaseline } from "../../src/baselines/baseline.js";
import { baselines } from "../../src/baselines/registry.js";
import { dense, rowOf } from "../../src/data/dense.js";
import { valuesFromArrow, valuesToArrow } from "../../src/data/arrow.js";
import { seededRandom } from "../../src/random.js";
import { describeTensorFlow } from "../engine/engines.js";
import { toyContext } from "../train/toy.js";

const entries: [string, AnyBaseline][] = Object.entries(baselines);

test.each(entries)(
  "%s is named like its line, cites its source, and its defaults are frozen and allowed",
  (name, baseline) => {
    expect(baseline.name).toBe(name);
    expect(baseline.source.paper).toMatch(/\d{4}/);
    expect(Object.isFrozen(baseline.defaults)).toBe(true);
    expect(() => baseline.check?.(baseline.defaults)).not.toThrow();
  },
);

/** Three classes whose first, second and third feature is high; the other five are noise. */
function threeClasses(rows: number, seed: number) {
  const random = seededRandom(seed);
  const x = dense(rows, 8);
  const labels = Int32Array.from({ length: rows }, (_, i) => i % 3);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < 8; j++) x.values[i * 8 + j] = 0.5 * random.normal() + (labels[i] === j ? 2.5 : 0);
  return { x, labels, classes: 3 };
}

describeTensorFlow("each baseline", (engine) => {
  test.each(entries)(
    "%s tells three classes apart, the same for the same seed, and names the features that do",
    async (_, baseline) => {
      const ctx = toyContext(engine);
      const train = threeClasses(60, 1);
      const fresh = threeClasses(30, 2);
      const before = train.x.values.slice();
      const state: unknown = await baseline.fit(train, baseline.defaults, ctx);
      const again: unknown = await baseline.fit(train, baseline.defaults, toyContext(engine));
      expect(train.x.values).toEqual(before);
      const probabilities = await baseline.predict(fresh.x, state, baseline.defaults, ctx);
      expect(probabilities).toEqual(await baseline.predict(fresh.x, again, baseline.defaults, ctx));
      const p = dense(30, 3, probabilities);
      let right = 0;
      for (let i = 0; i < 30; i++) {
        const own = [...rowOf(p, i)];
        expect(own.every((value) => value >= 0 && value <= 1)).toBe(true);
        expect(own[0]! + own[1]! + own[2]!).toBeCloseTo(1, 5);
        if (own.indexOf(Math.max(...own)) === fresh.labels[i]) right++;
      }
      expect(right).toBeGreaterThanOrEqual(28);

      const scores = await baseline.attribute(fresh.x, state, fresh.labels, baseline.defaults, ctx);
      expect([scores.rows, scores.columns]).toEqual([30, 8]);
      const mean = (wanted: (i: number, j: number) => boolean) => {
        const chosen = [...scores.values].filter((_value, at) => wanted(Math.floor(at / 8), at % 8));
        return chosen.reduce((sum, value) => sum + value, 0) / chosen.length;
      };
      const own = mean((i, j) => j === fresh.labels[i]);
      expect(own).toBeGreaterThan(0);
      expect(own).toBeGreaterThan(3 * Math.abs(mean((_i, j) => j > 2)));
    },
  );

  test.each(entries)("%s is saved as plain data and says the same afterwards", async (_, baseline) => {
    const ctx = toyContext(engine);
    const train = threeClasses(30, 3);
    const state: unknown = await baseline.fit(train, baseline.defaults, ctx);
    const saved = valuesFromArrow(valuesToArrow(state as never));
    const said = (own: unknown) => baseline.predict(train.x, own, baseline.defaults, ctx);
    expect(await said(saved)).toEqual(await said(state));
  });
});
