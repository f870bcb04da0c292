import type { Cut } from "./growth.js";

/** Where nothing may be cut. */
export const noCut: Cut = { gain: -Infinity, feature: -1, code: -1 };
