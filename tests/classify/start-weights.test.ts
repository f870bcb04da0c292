import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { startFrom, weightFiles } from "../../src/classify/start-weights.js";
import { buildLayout } from "../../src/encoders/layout/layout-table.js";
import { writeSafetensors } from "../../src/models/safetensors.js";
import { smallCnn } from "../../src/models/small-cnn.js";
import { vit } from "../../src/models/vit.js";
import { exportWeights, type Weights } from "../../src/models/weights.js";
import { seededRandom } from "../../src/random.js";
import { packTraining } from "../../src/train/training-state.js";
import { describeEngines, describeTensorFlow } from "../engine/engines.js";
import { toyContext } from "../train/toy.js";

const folder = mkdtempSync(join(tmpdir(), "omixel-start-"));
afterAll(() => rmSync(folder, { recursive: true }));
const start = { name: "smallCnn", classes: ["a", "b"] };

/** @returns its path */
function written(name: string, weights: Weights, metadata: Record<string, string> = {}): string {
  const file = join(folder, name);
  writeFileSync(file, writeSafetensors(weights, metadata));
  return file;
}

describeEngines("weights to start from", (engine) => {
  const build = (classes: number, seed: number, channels = 1) =>
    smallCnn.build(
      { height: 8, width: 8, channels, classes },
      { ...smallCnn.defaults, filters: [2] },
      engine,
      seededRandom(seed),
    );

  test("fill a network; a last layer for other classes stays new, which is told", async () => {
    await engine.tf.setBackend(engine.name);
    const [source, same, other] = [build(2, 1), build(2, 2), build(3, 3)];
    const file = written("weights.safetensors", exportWeights(source));
    const ctx = toyContext(engine);
    startFrom(same, file, start, ctx);
    expect(exportWeights(same)).toEqual(exportWeights(source));
    const fresh = exportWeights(other)["fc.weight"];
    startFrom(other, file, start, ctx);
    expect(exportWeights(other)["conv1.weight"]).toEqual(exportWeights(source)["conv1.weight"]);
    expect(exportWeights(other)["fc.weight"]).toEqual(fresh);
    expect(ctx.events).toMatchObject([
      { kind: "warning", message: `7 tensors are those of ${file}.` },
      {
        kind: "warning",
        message: `5 tensors are those of ${file}; new: fc.weight, fc.bias (fc.weight there is [2, 32], fc.bias there is [2]).`,
      },
    ]);
    expect(() => startFrom(other, join(folder, "none"), start, ctx)).toThrow(/no such file of weights/);
    for (const network of [source, same, other]) network.dispose();
  });
});

describeTensorFlow("weights to start from", (engine) => {
  const build = (seed: number, channels = 1) =>
    smallCnn.build(
      { height: 8, width: 8, channels, classes: 2 },
      { ...smallCnn.defaults, filters: [2] },
      engine,
      seededRandom(seed),
    );
  const started = (path: string, own: object = {}, channels = 1) => {
    const network = build(9, channels);
    const ctx = toyContext(engine);
    try {
      startFrom(network, path, { ...start, ...own }, ctx);
      return { weights: exportWeights(network), told: (ctx.events[0] as { message: string }).message };
    } finally {
      network.dispose();
    }
  };

  test("with other classes of the same number leave the last layer new", () => {
    const weights = exportWeights(build(1));
    const file = written("classes.safetensors", weights, { classes: JSON.stringify(["a", "c"]) });
    const { weights: found, told } = started(file);
    expect(found["fc.weight"]).not.toEqual(weights["fc.weight"]);
    expect(found["bn1.weight"]).toEqual(weights["bn1.weight"]);
    expect(told).toMatch(/new: fc\.weight, fc\.bias \(its classes were a, c\)/);
    expect(started(file, { classes: ["a", "c"] }).weights).toEqual(weights);
  });

  test("of a saved study are taken in turn by the members of an ensemble", () => {
    mkdirSync(join(folder, "study", "weights"), { recursive: true });
    const saved = [1, 2].map((seed) => exportWeights(build(seed)));
    saved.forEach((weights, n) => written(join("study", "weights", `network-${n}.safetensors`), weights));
    const study = join(folder, "study");
    expect(weightFiles(study)).toEqual([0, 1].map((n) => join(study, "weights", `network-${n}.safetensors`)));
    expect([0, 1, 2].map((member) => started(study, { member }).weights)).toEqual([saved[0], saved[1], saved[0]]);
    expect(weightFiles(join(folder, "none"))).toEqual([join(folder, "none")]);
    mkdirSync(join(folder, "empty"));
    expect(() => started(join(folder, "empty"))).toThrow(/no such file of weights/);
  });

  test("of a checkpoint, and of one branch of a joined network, are found", () => {
    const weights = exportWeights(build(1));
    const rest = { epoch: 1, done: 1, history: [], randoms: [], best: undefined };
    const checkpoint = join(folder, "checkpoint.safetensors");
    writeFileSync(
      checkpoint,
      Buffer.concat(
        packTraining({ ...rest, weights, optimisers: [{ steps: 1, moments: [new Float32Array(3)] }] }, "x"),
      ),
    );
    expect(started(checkpoint).weights).toEqual(weights);
    const joined = ["rna", "mirna"].flatMap((name, b) =>
      Object.entries(exportWeights(build(b + 1))).map(([own, tensor]) => [`${name}.${own}`, tensor] as const),
    );
    const file = written("joined.safetensors", Object.fromEntries(joined));
    expect(started(file, { branch: "mirna" }).weights).toEqual(exportWeights(build(2)));
  });

  test("for other channels are spread, and for other networks refused with the file's name", () => {
    const file = written("rgb.safetensors", exportWeights(build(1, 3)));
    expect(started(file).told).toMatch(/conv1\.weight is spread from 3 to 1 channels/);
    const { "bn1.bias": _left, ...less } = exportWeights(build(1));
    expect(() => started(written("less.safetensors", less))).toThrow(
      /less\.safetensors, step classify: The weights lack bn1\.bias/,
    );
  });

  test("of another library, size of images, number of channels and classes are told with all that was changed", () => {
    const options = { ...vit.defaults, patch: 4, width: 8, depth: 1, heads: 2, mlp: 8 };
    const made = (width: number, channels: number, classes: number) =>
      vit.build({ height: 8, width, channels, classes }, options, engine, seededRandom(1));
    const [source, network] = [made(8, 3, 5), made(12, 1, 2)];
    const theirs: [string, string][] = [
      ["cls_token", "class_token"],
      ["pos_embed", "encoder.pos_embedding"],
      ["patch_embed.proj.", "conv_proj."],
      ["blocks.0.attn.qkv.", "encoder.layers.encoder_layer_0.self_attention.in_proj_"],
      ["blocks.0.attn.proj.", "encoder.layers.encoder_layer_0.self_attention.out_proj."],
      ["blocks.0.norm1.", "encoder.layers.encoder_layer_0.ln_1."],
      ["blocks.0.norm2.", "encoder.layers.encoder_layer_0.ln_2."],
      ["blocks.0.mlp.fc1.", "encoder.layers.encoder_layer_0.mlp.0."],
      ["blocks.0.mlp.fc2.", "encoder.layers.encoder_layer_0.mlp.3."],
      ["norm.", "encoder.ln."],
      ["head.", "heads.head."],
    ];
    const renamed = Object.entries(exportWeights(source)).map(([name, tensor]) => {
      const [ours, other] = theirs.find(([own]) => name.startsWith(own))!;
      return [other + name.slice(ours.length), tensor] as const;
    });
    const file = written("vit.safetensors", Object.fromEntries(renamed));
    const ctx = toyContext(engine);
    startFrom(network, file, { ...start, name: "vit" }, ctx);
    expect(ctx.events).toMatchObject([
      {
        message: `18 tensors are those of ${file}, under torchvision's names; new: head.weight, head.bias; patch_embed.proj.weight is spread from 3 to 1 channels; position embeddings are resampled from 2 × 2 to 2 × 3 patches.`,
      },
    ]);
    expect(exportWeights(network)["norm.weight"]).toEqual(exportWeights(source)["norm.weight"]);
    source.dispose();
    network.dispose();
  });

  test("say how many features sit where they sat", () => {
    const [x, y] = [Uint16Array.of(0, 1), Uint16Array.of(1, 1)];
    const layout = buildLayout({ height: 2, width: 2, channels: ["rna"], features: ["a", "b"], x, y, radius: 0 });
    const file = written("places.safetensors", exportWeights(build(1)), {
      layout: "feature\tchannel\tx\ty\na\trna\t0\t1\nb\trna\t1\t0\n",
    });
    expect(started(file, { layout }).told).toMatch(
      /1 of 2 places of features are the saved study's \(.encode\("fromFile"/,
    );
  });
});
