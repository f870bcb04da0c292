import { expect, test } from "@jest/globals";
import { colourMaps } from "../../src/encoders/picture/colour-map.js";
import { colourMapStates } from "../../src/notebook/colour-map-state.js";

test("every colour map is handed over with 256 colours", () => {
  const states = colourMapStates();
  expect(states.map(({ name }) => name)).toEqual(Object.keys(colourMaps));
  for (const { colours } of states) expect(colours.byteLength).toBe(3 * 256);
});
