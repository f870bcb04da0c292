import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, isAbsolute, join } from "node:path";
import { OmixelError, unknownName } from "../errors.js";
import { omics } from "../omics/omics.js";
import type { PlanJson, TableFile } from "../omics/plan.js";
import { changePaths } from "../omics/plan-paths.js";

/** A plan file; its relative paths count from the working folder, or else from the plan's own folder. */
export function readPlan(file: string): PlanJson {
  if (!existsSync(file)) throw new OmixelError("FileNotFound", "There is no such plan.", "Check the path.", { file });
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new OmixelError(
      "InvalidOption",
      `This is not JSON: ${(error as Error).message}.`,
      "Write it with plan.toJSON().",
      {
        file,
      },
    );
  }
  return changePaths(omics.fromJSON(value).toJSON(), (path) => {
    if (isAbsolute(path) || isThere(path)) return path;
    const beside = join(dirname(file), path);
    return isThere(beside) ? beside : path;
  });
}

/** Whether there is such a file or folder, or what may be an archive with it inside: "study.zip/counts.csv". */
function isThere(path: string): boolean {
  if (existsSync(path)) return true;
  let above = dirname(path);
  while (!existsSync(above) && above !== dirname(above)) above = dirname(above);
  return existsSync(above) && statSync(above).isFile();
}

/** The plan on other tables: the same assays on another machine, or of other samples. */
export function planOnFiles(plan: PlanJson, files: Readonly<Record<string, string>> | undefined): PlanJson {
  if (!files) return plan;
  if (!("assays" in plan.source))
    throw new OmixelError(
      "InvalidOption",
      "The plan does not start on several assays.",
      "Leave --assay out; it names the file of one of several.",
    );
  const assays: Record<string, TableFile> = { ...plan.source.assays };
  for (const [name, file] of Object.entries(files)) {
    if (!Object.hasOwn(assays, name)) throw unknownName("assay", name, Object.keys(assays));
    assays[name] = { ...assays[name]!, file };
  }
  return { ...plan, source: { assays } };
}
