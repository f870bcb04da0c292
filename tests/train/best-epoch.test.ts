import { expect, test } from "@jest/globals";
import { exportWeights } from "../../src/models/weights.js";
import { BestEpoch } from "../../src/train/best-epoch.js";
import { describeEngines } from "../engine/engines.js";
import { toyNetwork } from "./toy.js";

describeEngines("the best epoch", (engine) => {
  test("is that of lowest loss, of equal ones the earlier, and its weights come back", async () => {
    await engine.tf.setBackend(engine.name);
    const network = toyNetwork(engine);
    const shift = () => {
      for (const variable of [...network.parameters.values(), ...network.buffers.values()])
        engine.tf.tidy(() => variable.assign(variable.add(1)));
    };
    const best = new BestEpoch(network, engine);
    expect(best.epoch).toBe(0);
    const kept = [3, 1, 1, NaN, 2].map((loss, epoch) => {
      shift();
      best.take(epoch + 1, loss);
      return exportWeights(network);
    });
    expect(best.epoch).toBe(2);
    const before = engine.tf.memory().numTensors;
    best.restore();
    expect(exportWeights(network)).toEqual(kept[1]);
    expect(engine.tf.memory().numTensors).toBe(before);
    network.dispose();
  });
});
