import { expect, test } from "@jest/globals";
import { toCsr } from "../../../src/data/csr.js";
import { dense } from "../../../src/data/dense.js";
import type { TensorFlowBackend } from "../../../src/engine/backend.js";
import { sparseTensor } from "../../../src/engine/native/sparse-tensor.js";
import { describeTensorFlow } from "../engines.js";

describeTensorFlow("sparse tensors", ({ tf }) => {
  test.each([false, true])("places, entries and size arrive as they are (double: %s)", (double) => {
    const { door } = tf.backend() as TensorFlowBackend;
    const tensors = sparseTensor(door, toCsr(dense(3, 300, Float32Array.from({ length: 900 }, (_, i) => (i % 299 ? 0 : i + 0.5)))), double); // prettier-ignore
    const [places, entries, shape] = tensors.map((tensor) => Array.from(door.read(tensor) as never, Number));
    expect(places).toEqual([0, 0, 0, 299, 1, 298, 2, 297]);
    expect(entries).toEqual([0.5, 299.5, 598.5, 897.5]);
    expect(shape).toEqual([3, 300]);
    for (const tensor of tensors) tensor.delete();
  });
});
