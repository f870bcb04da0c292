import { expect, test } from "@jest/globals";
import { auto, type AutoState } from "../../src/classify/auto.js";
import { valuesFromArrow, valuesToArrow } from "../../src/data/arrow.js";
import { cohortSamples, labelsOf } from "../../src/data/cohort.js";
import { gradient } from "../../src/explain/gradient.js";
import { EarlyEnd } from "../../src/train/early-end.js";
import { describeTensorFlow } from "../engine/engines.js";
import { smallCohort } from "../omics/small-cohort.js";
import { toyContext } from "../train/toy.js";

const cohort = smallCohort({ samples: 30, features: 24, classes: 3 });
const rows = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);
const [train, fresh] = [cohortSamples(cohort, rows(0, 21)), cohortSamples(cohort, rows(21, 30))];
const options = { ...auto.defaults, members: 4, steps: 40, trees: 50 };

describeTensorFlow("the recipe", (engine) => {
  const fit = async (own = options) => {
    await engine.tf.setBackend(engine.name);
    return auto.fit(train, own, toyContext(engine), fresh);
  };

  test("learns a table, and its answer is the mean of its networks, its ridge and its forest", async () => {
    const state = await fit();
    expect(auto.classes(state)).toEqual(["class0", "class1", "class2"]);
    const ctx = toyContext(engine);
    const probabilities = await auto.predict(fresh, state, options, ctx);
    labelsOf(fresh).forEach((label, i) =>
      expect(probabilities[3 * i + auto.classes(state).indexOf(label)]!).toBeGreaterThan(0.5),
    );
    const parts = await auto.parts!(fresh, state, options, ctx);
    expect(Object.keys(parts)).toEqual(["networks", "ridge", "forest", "linear"]);
    probabilities.forEach((p, at) =>
      expect(p).toBeCloseTo((parts.networks![at]! + parts.ridge![at]! + parts.forest![at]!) / 3, 6),
    );
    const sums = rows(0, 9).map((i) => probabilities[3 * i]! + probabilities[3 * i + 1]! + probabilities[3 * i + 2]!);
    for (const sum of sums) expect(sum).toBeCloseTo(1, 5);
    const again = valuesFromArrow(valuesToArrow(state)) as AutoState;
    expect(await auto.predict(fresh, again, options, ctx)).toEqual(probabilities);
  });

  test("learns a panel of three features", async () => {
    await engine.tf.setBackend(engine.name);
    const panel = smallCohort({ samples: 30, features: 3, classes: 3 });
    const state = await auto.fit(panel, { ...options, members: 2 }, toyContext(engine));
    const said = await auto.predict(panel, state, options, toyContext(engine));
    labelsOf(panel).forEach((label, i) =>
      expect(said[3 * i + auto.classes(state).indexOf(label)]!).toBeGreaterThan(0.5),
    );
  });

  test("tells each member's epochs, scores each feature, and draws what it looks at", async () => {
    const state = await fit();
    expect(auto.history(state).length).toBe(4);
    for (const history of auto.history(state)) expect(history.at(-1)!.validationAccuracy).toBeGreaterThan(0.5);
    expect([...auto.features(fresh, state)].sort()).toEqual(
      rows(0, 24)
        .map((j) => `g${j}`)
        .sort(),
    );
    const targets = Int32Array.from(labelsOf(fresh), (label) => auto.classes(state).indexOf(label));
    const scores = await auto.attribute(fresh, state, options, targets, gradient, toyContext(engine));
    expect([scores.rows, scores.columns]).toEqual([9, 24]);
    for (const i of rows(0, 9)) {
      const own = scores.values.subarray(24 * i, 24 * (i + 1));
      const total = own.reduce((sum, score) => sum + Math.abs(score), 0);
      expect(total).toBeGreaterThan(1);
      expect(total).toBeLessThanOrEqual(4.001); // the magnitudes of every member's scores of a sample add up to one
    }
    const images = await auto.images(fresh, state, toyContext(engine));
    expect([images.count, images.height, images.width, images.channels]).toEqual([9, 5, 5, 1]);
  });

  test("numbers all its networks in what it tells, the linear ones last", async () => {
    await engine.tf.setBackend(engine.name);
    const ctx = toyContext(engine);
    await auto.fit(train, { ...options, members: 2, steps: 2 }, ctx);
    const told = ctx.events.flatMap((event) => (event.kind === "update" ? [[event.member, event.members]] : []));
    expect(new Set(told.map(String))).toEqual(new Set(["0,3", "1,3", "2,3"]));
  });

  test("ended early keeps the networks that had begun, its ridge and its forest", async () => {
    await engine.tf.setBackend(engine.name);
    const enough = new EarlyEnd(undefined, 100); // 40 updates a network, in whole epochs of one
    const state = await auto.fit(train, options, { ...toyContext(engine), enough });
    expect(state.members.map(({ history }) => history.length)).toEqual([40, 40, 20]);
    expect(state.linear).toEqual([]);
    expect(enough.stopped).toEqual({ update: 100, updates: 5 * 40 });
    const ctx = toyContext(engine);
    expect(Object.keys(await auto.parts!(fresh, state, options, ctx))).toEqual(["networks", "ridge", "forest"]);
    expect(await auto.predict(fresh, state, options, ctx)).toHaveLength(27);
  });

  test("samples of one class are refused", async () => {
    const alone = cohortSamples(train, [0, 3, 6]);
    await expect(auto.fit(alone, options, toyContext(engine))).rejects.toMatchObject({
      tag: "UnsuitableData",
      place: { step: "auto" },
    });
  });

  test("shuffled features change places in both layouts and lose nothing", async () => {
    const few = { ...options, members: 2, steps: 2 };
    const [plain, shuffled] = [await fit(few), await fit({ ...few, shuffled: true })];
    for (const [l, layout] of shuffled.layouts.entries()) {
      const places = (of: AutoState) => Array.from(of.layouts[l]!.x, (x, f) => 5 * of.layouts[l]!.y[f]! + x);
      expect(places(shuffled)).not.toEqual(places(plain));
      expect(new Set(places(shuffled)).size).toBe(24);
      expect(layout.features).toEqual(plain.layouts[l]!.features);
    }
  });
});

test.each([{ members: 3 }, { members: 0 }, { steps: 0 }, { steps: 1.5 }])("%j is refused", (wrong) => {
  expect(() => auto.check!({ ...auto.defaults, ...wrong })).toThrow(`${Object.keys(wrong)[0]} is`);
});
