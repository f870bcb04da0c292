// binder/postBuild against an empty prefix, then the main job from it.
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runChild } from "../bootstrap/child.mjs";
import { pythonIn } from "../bootstrap/virtual-environment.mjs";
import { Checks } from "./checks.mjs";
import { smallestJob } from "./jupyter-environment.mjs";

export const title = "binder/postBuild";

export async function run({ python, root, prefix: sharedPrefix, folder, environment }) {
  const checks = new Checks();
  const prefix = join(folder, "prefix");
  await emptyPrefix(python, prefix, sharedPrefix);

  const postBuild = join(root, "binder", "postBuild");
  const nowhere = { ...environment, NB_PYTHON_PREFIX: "", CONDA_PREFIX: "" };
  const lost = await runChild(postBuild, [], { env: nowhere, quiet: true });
  checks.ok("without a prefix it says what to do", lost.code === 1 && /environment\.yml/.test(lost.text), lost.text);

  const built = await runChild(postBuild, [], { env: { ...environment, NB_PYTHON_PREFIX: prefix }, quiet: true });
  checks.ok("postBuild fills an empty prefix", built.code === 0, built.text);
  const settings = join(prefix, "share", "jupyter", "lab", "settings", "overrides.json");
  const saves = existsSync(settings) && /"saveState": true/.test(readFileSync(settings, "utf8"));
  checks.ok("its settings save the state of widgets", saves);
  const widgets = join(prefix, "share", "jupyter", "labextensions", "omixel-widgets", "package.json");
  checks.ok("JupyterLab finds the widgets in it", existsSync(widgets));
  const pages = join(prefix, "etc", "jupyter", "jupyter_config.json");
  checks.ok("pages made of notebooks show still pictures", existsSync(pages));

  const out = join(folder, "from-prefix");
  const runner = join(root, "scripts", "jupyter", "run_notebook.py");
  const { code, text } = await runChild(
    pythonIn(prefix),
    [runner, join(root, "notebooks", "main.ipynb"), "--out", out],
    {
      env: { ...environment, ...smallestJob, OMIXEL_OUT: out },
      quiet: true,
    },
  );
  checks.ok("the main job runs from it and prints its summary", code === 0 && /^accuracy +\d/m.test(text), text);
  checks.ok("progress is told as it comes", /fold 2 of 2: accuracy/.test(text), text);
  const written = ["main.ipynb", "main.html", "report.html", "metrics.json"].filter(
    (name) => !existsSync(join(out, name)),
  );
  checks.ok("notebook, page, report and numbers are written", written.length === 0, `missing: ${written}`);
  const page = existsSync(join(out, "main.html")) ? readFileSync(join(out, "main.html"), "utf8") : "";
  checks.ok("the page shows the genes", /gene\d{4}/.test(page));
  checks.ok("the page loads nothing", page !== "" && !/<(script|link|img)[^>]*(src|href)="http/.test(page));
  return checks.counts;
}

/** An environment without packages and kernels of its own; it sees the tests' packages, so that none is installed twice. */
async function emptyPrefix(python, prefix, sharedPrefix) {
  await runChild(python, ["-m", "venv", "--without-pip", prefix], { quiet: true });
  const where = "import sysconfig; print(sysconfig.get_path('purelib'))";
  const [own, shared] = await Promise.all(
    [pythonIn(prefix), python].map(async (one) => (await runChild(one, ["-c", where], { quiet: true })).text.trim()),
  );
  writeFileSync(join(own, "shared.pth"), `${shared}\n`);
  // Pages are made from templates that nbconvert's package puts beside the kernels.
  const templates = join("share", "jupyter", "nbconvert");
  mkdirSync(join(prefix, "share", "jupyter"), { recursive: true });
  symlinkSync(join(sharedPrefix, templates), join(prefix, templates));
}
