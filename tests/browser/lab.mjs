// A JupyterLab of its own for the tests: its folders, its port, and an end that leaves no process behind.
import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const startLimit = 60_000;
const stopLimit = 10_000;

/**
 * @param {{ python: string, folder: string, environment: NodeJS.ProcessEnv }} options
 *   folder: for its settings, workspaces and notebooks
 * @returns {Promise<Lab>}
 */
export async function startLab({ python, folder, environment }) {
  const own = (name) => {
    const path = join(folder, name);
    mkdirSync(path, { recursive: true });
    return path;
  };
  const notebooks = own("notebooks");
  const port = await freePort();
  const options = [
    "--no-browser",
    "--ip=127.0.0.1",
    `--port=${port}`,
    "--ServerApp.port_retries=0",
    "--IdentityProvider.token=",
    "--ServerApp.disable_check_xsrf=True",
    "--LabApp.expose_app_in_browser=True",
    `--ServerApp.root_dir=${notebooks}`,
    ...(process.getuid?.() === 0 ? ["--allow-root"] : []),
  ];
  const child = spawn(python, ["-m", "jupyterlab", ...options], {
    env: {
      ...environment,
      JUPYTERLAB_SETTINGS_DIR: own("settings"),
      JUPYTERLAB_WORKSPACES_DIR: own("workspaces"),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lab = new Lab(child, `http://127.0.0.1:${port}`, notebooks);
  try {
    await lab.answers();
  } catch (error) {
    await lab.stop();
    throw error;
  }
  return lab;
}

class Lab {
  constructor(child, address, notebooks) {
    this.child = child;
    this.address = address;
    this.notebooks = notebooks;
    this.log = "";
    this.ended = new Promise((resolve) => child.once("exit", resolve));
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (piece) => (this.log = (this.log + piece).slice(-20_000)));
    // Whatever ends the tests ends Lab as well.
    this.onExit = () => child.kill("SIGKILL");
    process.once("exit", this.onExit);
  }

  async answers() {
    const begun = performance.now();
    while (performance.now() - begun < startLimit) {
      if (this.child.exitCode !== null) break;
      if (await this.ask("/api/status").catch(() => undefined)) return;
      await pause(100);
    }
    throw new Error(`JupyterLab did not start. It said:\n${this.log.slice(-3000)}`);
  }

  /** What the server's interface answers. @param {string} path @param {string} method */
  async ask(path, method = "GET") {
    const answer = await fetch(`${this.address}${path}`, { method, signal: AbortSignal.timeout(20_000) });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return /json/.test(answer.headers.get("content-type") ?? "") ? answer.json() : answer.text();
  }

  /**
   * Writes a notebook into Lab's folder.
   *
   * @param {string} name without ending
   * @param {readonly string[]} cells code
   * @param {object} metadata of the notebook, beside the kernel
   */
  write(name, cells, metadata = {}) {
    const kernelspec = { name: "omixel", display_name: "TypeScript (omixel)", language: "typescript" };
    const notebook = {
      cells: cells.map((source, i) => ({
        cell_type: "code",
        id: `cell-${i}`,
        execution_count: null,
        metadata: {},
        outputs: [],
        source,
      })),
      metadata: { kernelspec, ...metadata },
      nbformat: 4,
      nbformat_minor: 5,
    };
    const file = join(this.notebooks, `${name}.ipynb`);
    writeFileSync(file, JSON.stringify(notebook));
    return file;
  }

  /** @param {(path: string) => boolean} chosen by their notebook */
  async endKernels(chosen = () => true) {
    const sessions = (await this.ask("/api/sessions")).filter(({ path }) => chosen(path));
    await Promise.all(sessions.map(({ id }) => this.ask(`/api/sessions/${id}`, "DELETE")));
  }

  async stop() {
    process.off("exit", this.onExit);
    const { child } = this;
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGTERM");
    const stopped = await Promise.race([this.ended.then(() => true), pause(stopLimit, false, { ref: false })]);
    if (stopped) return;
    child.kill("SIGKILL");
    await this.ended;
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
