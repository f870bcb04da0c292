import type { TrainingPart } from "../../../src/notebook/state.js";

/** A part of a run that waits, but for what is said of it. */
export function aPart(known: Partial<TrainingPart> = {}): TrainingPart {
  return {
    name: "fold 1",
    colour: "#0072B2",
    control: false,
    status: "waiting",
    step: "",
    members: 1,
    member: 0,
    update: 0,
    updates: 0,
    epochs: 0,
    loss: null,
    accuracy: null,
    heldOut: null,
    seconds: null,
    ...known,
  };
}
