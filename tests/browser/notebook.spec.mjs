// JupyterLab with the kernel and the widgets as npm start installs them.
import assert from "node:assert/strict";
import { runChild } from "../../scripts/bootstrap/child.mjs";

export const tests = {
  "a kernel starts, a cell gives what it should, and the page has loaded the widgets": async (stage) => {
    const notebook = await stage.notebook(["1 + 1"]);
    const { outputs } = await notebook.run(0);
    assert.equal(outputs[0].data["text/plain"], "2");
    await (await notebook.output(0)).getByText("2", { exact: true }).waitFor();
    const loaded = () => globalThis.jupyterapp.isPluginActivated("omixel-widgets:plugin");
    assert.equal(await notebook.page.evaluate(loaded), true);
  },

  "JupyterLab lists the widgets as enabled": async ({ python, environment: env }) => {
    const list = await runChild(python, ["-m", "jupyter", "labextension", "list"], { env, quiet: true });
    assert.match(list.text, /omixel-widgets v[\d.]+ \S*enabled\S* \S*OK/);
  },
};
