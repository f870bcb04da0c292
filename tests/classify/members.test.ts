import { expect, test } from "@jest/globals";
import { askMembers, trainMembers } from "../../src/classify/members.js";
import type { Context } from "../../src/context.js";
import { exportWeights } from "../../src/models/weights.js";
import { smallCnn } from "../../src/models/small-cnn.js";
import { EarlyEnd } from "../../src/train/early-end.js";
import { predictNetwork } from "../../src/train/predict.js";
import { describeEngines } from "../engine/engines.js";
import { toyContext, toyOptions, toySet } from "../train/toy.js";

describeEngines("members of an ensemble", (engine) => {
  const build = ({ engine: own, random }: Context) =>
    smallCnn.build(
      { height: 8, width: 8, channels: 2, classes: 2 },
      { ...smallCnn.defaults, filters: [2] },
      own,
      random,
    );
  const options = { ...toyOptions, epochs: 1, steps: 3, batchSize: 8, members: 3 };

  test("start from seeds of their own, are told by number, and answer one after another", async () => {
    await engine.tf.setBackend(engine.name);
    const before = engine.tf.memory().numTensors;
    const ctx = toyContext(engine);
    const members = await trainMembers(build, toySet(16), options, ctx, { watched: toySet(8, 2) });
    expect(members).toHaveLength(3);
    expect(members[0]!.weights).not.toEqual(members[1]!.weights);
    expect(members[0]!.history.at(-1)).toHaveProperty("validationLoss");
    const told = ctx.events.flatMap((event) => (event.kind === "epoch" ? [event.member] : []));
    expect(new Set(told)).toEqual(new Set([0, 1, 2]));
    const asked = await askMembers(members, build, ctx, (network) => Promise.resolve(exportWeights(network)));
    expect(asked).toEqual(members.map(({ weights }) => weights));
    const [answer] = await askMembers(members.slice(0, 1), build, ctx, (network) =>
      predictNetwork(network, toySet(4), engine),
    );
    expect(answer).toHaveLength(8);
    expect(engine.tf.memory().numTensors).toBe(before);
  });

  test("begin as they are told, and leave nothing behind when that fails", async () => {
    await engine.tf.setBackend(engine.name);
    const before = engine.tf.memory().numTensors;
    let begun = 0;
    await trainMembers(build, toySet(16), options, toyContext(engine), { start: () => void begun++ });
    expect(begun).toBe(3);
    const failing = trainMembers(build, toySet(16), options, toyContext(engine), {
      start: () => {
        throw new Error("no such file");
      },
    });
    await expect(failing).rejects.toThrow("no such file");
    expect(engine.tf.memory().numTensors).toBe(before);
  });

  test("end early by validation rows, each by its own, and not by the watched", async () => {
    await engine.tf.setBackend(engine.name);
    const patient = { ...options, patience: 2, validation: 0.25, members: 2, epochs: 3 };
    const watched = { ...toySet(8, 2), labels: new Int32Array(8) };
    const [alone, beside] = [
      await trainMembers(build, toySet(40), patient, toyContext(engine)),
      await trainMembers(build, toySet(40), patient, toyContext(engine), { watched }),
    ];
    expect(beside).toEqual(alone);
    for (const { history } of alone)
      expect(history.every(({ validationLoss }) => validationLoss !== undefined)).toBe(true);
    const grouped = trainMembers(build, toySet(8), patient, toyContext(engine), {
      parts: { groups: new Array<string>(8).fill("a") },
    });
    await expect(grouped).rejects.toMatchObject({ tag: "TooFewSamples" });
  });

  test("are not begun once it is enough", async () => {
    await engine.tf.setBackend(engine.name);
    const ctx = { ...toyContext(engine), enough: new EarlyEnd(undefined, 6) };
    expect(await trainMembers(build, toySet(16), options, ctx)).toHaveLength(2);
  });
});
