import { requireOption } from "../../registry.js";
import type { EncoderOptions } from "../encoder.js";

/**
 * Refuses `outside: "extend"` where values are drawn within the range of the training samples and nowhere else.
 *
 * @param why what cannot go beyond it: "A bar cannot be higher than the image"
 * @throws InvalidOption
 */
export function refuseExtend(step: string, { outside }: Pick<EncoderOptions, "outside">, why: string): void {
  requireOption(outside !== "extend", step, `${why}, but outside is "extend".`, 'Choose outside: "clip".');
}
