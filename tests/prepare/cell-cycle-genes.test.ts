import { expect, test } from "@jest/globals";
import { g2mPhaseGenes, sPhaseGenes } from "../../src/prepare/cell-cycle-genes.js";

test("43 genes of phase S and 54 of G2/M, none twice", () => {
  expect([sPhaseGenes.length, g2mPhaseGenes.length]).toEqual([43, 54]);
  expect(new Set([...sPhaseGenes, ...g2mPhaseGenes]).size).toBe(97);
});
