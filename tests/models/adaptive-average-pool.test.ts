import { expect, test } from "@jest/globals";
import type { Tensor, Tensor4D } from "../../src/engine/engine.js";
import { adaptiveAveragePool } from "../../src/models/adaptive-average-pool.js";
import { describeEngines, expectClose, expectGradient, normal } from "../engine/engines.js";

describeEngines("adaptive average pool", (engine) => {
  const { tf } = engine;

  test.each([
    [7, 12, 3],
    [2, 3, 5],
    [4, 9, 4],
    [6, 6, 2],
  ])(
    "%i × %i pixels to a grid of side %i: means of parts that begin and end as PyTorch's do",
    async (height, width, side) => {
      await tf.setBackend(engine.name);
      const x = normal([2, height, width, 3]) as Tensor4D;
      const said = tf.tidy(() => adaptiveAveragePool(x, side, engine).arraySync());
      const values = x.arraySync();
      const part = (pixels: number, i: number) =>
        [Math.floor((i * pixels) / side), Math.ceil(((i + 1) * pixels) / side)] as const;
      for (const n of [0, 1])
        for (let i = 0; i < side; i++)
          for (let j = 0; j < side; j++) {
            const [rows, columns] = [part(height, i), part(width, j)];
            const inside = values[n]!.slice(...rows).flatMap((row) => row.slice(...columns));
            const mean = [0, 1, 2].map((c) => inside.reduce((sum, pixel) => sum + pixel[c]!, 0) / inside.length);
            expectClose(said[n]![i]![j]!, mean, 1e-5);
          }
      x.dispose();
    },
  );

  test("its gradient is that of finite differences, and a grid of the image's own side is the image", async () => {
    await tf.setBackend(engine.name);
    expectGradient(
      (x: Tensor) => tf.sum(tf.square(adaptiveAveragePool(x as Tensor4D, 3, engine))),
      [normal([1, 4, 5, 2])],
    );
    const x = normal([1, 3, 3, 2]) as Tensor4D;
    expect(adaptiveAveragePool(x, 3, engine)).toBe(x);
    x.dispose();
  });
});
