// The environment variables of a Jupyter that knows nothing of this user's settings, kernels and history.
import { mkdirSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";

/**
 * @param {string} folder for everything that Jupyter keeps
 * @param {string} python of the environment that runs it
 */
export function isolatedJupyter(folder, python) {
  const own = (name) => {
    const path = join(folder, name);
    mkdirSync(path, { recursive: true, mode: 0o700 });
    return path;
  };
  const environment = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(JUPYTER|OMIXEL_OUT)/.test(name)),
  );
  return {
    ...environment,
    JUPYTER_CONFIG_DIR: own("config"),
    JUPYTER_DATA_DIR: own("data"),
    JUPYTER_RUNTIME_DIR: own("runtime"),
    JUPYTER_PREFER_ENV_PATH: "1",
    OMIXEL_KERNEL_HISTORY: join(folder, "history.jsonl"),
    IPYTHONDIR: own("ipython"),
    PATH: [dirname(python), process.env.PATH].join(delimiter),
    TF_CPP_MIN_LOG_LEVEL: "2",
  };
}

/** The main job made as small as it goes: two folds, small pictures, one epoch. */
export const smallestJob = {
  OMIXEL_ENCODER: "deepInsight",
  OMIXEL_MODEL: "smallCnn",
  OMIXEL_PIXELS: "8",
  OMIXEL_TOP: "60",
  OMIXEL_FOLDS: "2",
  OMIXEL_EPOCHS: "1",
  OMIXEL_STEPS: "1",
  OMIXEL_CONTROLS: "none",
};
