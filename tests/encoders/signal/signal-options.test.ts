import { expect, test } from "@jest/globals";
import { checkSignal, columnsFor, placeOfColumn, signalDefaults } from "../../../src/encoders/signal/signal-options.js";

test("a column for each feature that is drawn, up to 128", () => {
  const columns = (features: number, top: number) => columnsFor(features, { ...signalDefaults, top });
  expect([columns(20_000, 512), columns(20_000, 0), columns(60, 512), columns(60, 30)]).toEqual([128, 128, 60, 30]);
});

test("columns share places, or places columns", () => {
  expect(Array.from(placeOfColumn(2, 5))).toEqual([0, 0, 0, 1, 1]);
  expect(Array.from(placeOfColumn(4, 2))).toEqual([0, 2]);
});

test("borders are those there are", () => {
  expect(() => checkSignal("test", { ...signalDefaults, border: "mirror" as never })).toThrow(/symmetric/);
});
