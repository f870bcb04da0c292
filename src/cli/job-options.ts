import { assayOption } from "./assay-files.js";

/** Where the main job writes when nothing is said. */
export const defaultFolder = "omixel-report";

/** Options of the main job, as on the command line. */
export const jobOptions = {
  data: { type: "string" },
  ...assayOption,
  fuse: { type: "string" },
  labels: { type: "string" },
  label: { type: "string" },
  group: { type: "string" },
  "group-pattern": { type: "string" },
  features: { type: "string" },
  prepare: { type: "string" },
  top: { type: "string" },
  preset: { type: "string" },
  encoder: { type: "string" },
  pixels: { type: "string" },
  model: { type: "string" },
  recipe: { type: "string" },
  weights: { type: "string" },
  steps: { type: "string" },
  epochs: { type: "string" },
  "learning-rate": { type: "string" },
  folds: { type: "string" },
  controls: { type: "string" },
  sets: { type: "string" },
  seed: { type: "string" },
  jobs: { type: "string" },
  out: { type: "string" },
  headless: { type: "boolean" },
  "no-cache": { type: "boolean" },
} as const;

export type JobOption = keyof typeof jobOptions;

/** Options that name a file or a folder; `folds` may, as "file.json#key", and `assay` does behind a name. */
export const pathOptions: readonly JobOption[] = ["data", "assay", "labels", "weights", "folds", "sets", "out"];
