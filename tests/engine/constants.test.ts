import { expect, test } from "@jest/globals";
import { Constants } from "../../src/engine/constants.js";
import { describeTensorFlow } from "./engines.js";

describeTensorFlow("constants", (_, { door }) => {
  test("the same numbers are one tensor, other types are others", () => {
    const constants = new Constants(door);
    expect(constants.ints([1, 2])).toBe(constants.ints([1, 2]));
    const scalars = [constants.scalar(1), constants.scalar(1, "int32"), constants.scalar(1, "bool"), constants.int(1)];
    expect(new Set(scalars).size).toBe(4);
    expect(constants.scalar(0)).not.toBe(constants.scalar(-0));
    expect(
      door.read(
        constants.pairs([
          [1, 2],
          [3, 4],
        ]),
      ),
    ).toEqual(Int32Array.of(1, 2, 3, 4));
    expect(door.read(constants.filled(2, 3))).toEqual(Float32Array.of(2, 2, 2));
    constants.dispose();
  });

  test("keeps the recently used ones and frees the rest", () => {
    const before = door.liveTensors();
    const constants = new Constants(door, 2);
    const first = constants.int(1);
    const second = constants.int(2);
    constants.int(1);
    constants.int(3); // the second goes: it was used longest ago
    expect(() => second.handle).toThrow(/deleted/);
    expect(constants.int(1)).toBe(first);
    expect([constants.size, door.liveTensors() - before]).toEqual([2, 2]);
    constants.dispose();
    expect(door.liveTensors()).toBe(before);
  });
});
