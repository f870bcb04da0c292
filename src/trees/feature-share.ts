import type { Crew } from "./crew.js";
import type { Cut } from "./growth.js";

/** The features that one of several growers of the same tree looks at, and how it hears of the others' best cut. */
export interface FeatureShare {
  /** Takes the next features: the first of them, or -1 where no more are left until the next agreement. */
  take(): number;
  /** Features taken at a time. */
  readonly size: number;
  agree(cut: Cut): Cut;
}

/** Visits the features that this grower takes, until none is left. */
export function eachOwnFeature(share: FeatureShare, features: number, visit: (feature: number) => void): void {
  for (let first = share.take(); first >= 0; first = share.take())
    for (let feature = first; feature < Math.min(first + share.size, features); feature++) visit(feature);
}

/** Few enough that a thread which is held up leaves the rest to the others; many enough that taking costs nothing. */
const piece = 256;

export function featureShare(features: number, crew: Pick<Crew, "take" | "agree">): FeatureShare {
  const take = () => {
    const first = crew.take() * piece;
    return first < features ? first : -1;
  };
  return { take, size: piece, agree: crew.agree };
}

/** All features, for a grower by itself. */
export function allFeatures(features: number): FeatureShare {
  let taken = false;
  return {
    take() {
      const first = taken || features === 0 ? -1 : 0;
      taken = true;
      return first;
    },
    size: features,
    agree(cut) {
      taken = false;
      return cut;
    },
  };
}
