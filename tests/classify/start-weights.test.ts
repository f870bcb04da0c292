import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { startFrom } from "../../src/classify/start-weights.js";
import { writeSafetensors } from "../../src/models/safetensors.js";
import { smallCnn } from "../../src/models/small-cnn.js";
import { exportWeights } from "../../src/models/weights.js";
import { seededRandom } from "../../src/random.js";
import { describeEngines } from "../engine/engines.js";
import { toyContext } from "../train/toy.js";

const folder = mkdtempSync(join(tmpdir(), "omixel-start-"));
afterAll(() => rmSync(folder, { recursive: true }));

describeEngines("weights to start from", (engine) => {
  const build = (classes: number, seed: number) =>
    smallCnn.build(
      { height: 8, width: 8, channels: 1, classes },
      { ...smallCnn.defaults, filters: [2] },
      engine,
      seededRandom(seed),
    );

  test("fill a network; a last layer for other classes stays new, which is told", async () => {
    await engine.tf.setBackend(engine.name);
    const file = join(folder, "weights.safetensors");
    const [source, same, other] = [build(2, 1), build(2, 2), build(3, 3)];
    writeFileSync(file, writeSafetensors(exportWeights(source)));
    const ctx = toyContext(engine);
    startFrom(same, file, "smallCnn", ctx);
    expect(exportWeights(same)).toEqual(exportWeights(source));
    expect(ctx.events).toEqual([]);
    const fresh = exportWeights(other)["fc.weight"];
    startFrom(other, file, "smallCnn", ctx);
    expect(exportWeights(other)["conv1.weight"]).toEqual(exportWeights(source)["conv1.weight"]);
    expect(exportWeights(other)["fc.weight"]).toEqual(fresh);
    expect(ctx.events).toMatchObject([
      { kind: "warning", message: expect.stringMatching(/2 classes; a new one for 3/) },
    ]);
    expect(() => startFrom(other, join(folder, "none"), "smallCnn", ctx)).toThrow(/no such file of weights/);
    for (const network of [source, same, other]) network.dispose();
  });
});
