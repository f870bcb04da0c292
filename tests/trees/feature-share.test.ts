import { expect, test } from "@jest/globals";
import { alone } from "../../src/trees/crew.js";
import { allFeatures, eachOwnFeature, featureShare } from "../../src/trees/feature-share.js";
import { noCut } from "../../src/trees/no-cut.js";

const taken = (share: ReturnType<typeof allFeatures>, features: number) => {
  const seen: number[] = [];
  eachOwnFeature(share, features, (feature) => seen.push(feature));
  return seen;
};

test.each([0, 1, 256, 700])("of %d features each is taken once between two agreements", (features) => {
  const every = Array.from({ length: features }, (_, j) => j);
  const crew = alone({ progress: () => undefined }, "step", 1);
  for (const share of [allFeatures(features), featureShare(features, crew)])
    for (let round = 0; round < 2; round++) {
      expect(taken(share, features)).toEqual(every);
      share.agree(noCut);
    }
});
