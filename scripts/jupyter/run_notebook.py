"""Runs a notebook through its kernel and writes it, executed, with its HTML.

    python run_notebook.py NOTEBOOK --out FOLDER
    python run_notebook.py NOTEBOOK --in-place    its outputs as still pictures, to be read on a code host

What cells print appears as it comes: cells tagged "progress" on standard error (and only there: the written notebook has
the picture of the training instead), the others on standard output, and so does the text of what a cell tagged "summary" gives.
Ctrl-C interrupts the running cell, then runs the code that the notebook's metadata has under "after_stop", if any; a
second one ends the kernel. Exit code 0; 1 after an error in a cell, which is told in one line; 130 after Ctrl-C.
"""

import argparse
import asyncio
import os
import pathlib
import re
import signal
import sys

import nbclient
import nbformat
from nbclient.exceptions import CellExecutionError, DeadKernelError
from nbconvert.exporters import HTMLExporter
from nbformat.sign import NotebookNotary

INTERRUPTED = 130


class Runner(nbclient.NotebookClient):
    """Shows what cells print, and hands Ctrl-C on to the kernel."""

    stops = 0

    async def async_start_new_kernel_client(self, **options):
        client = await super().async_start_new_kernel_client(**options)
        # nbclient would end the kernel at once; an interrupt lets the cell keep what it has.
        try:
            asyncio.get_running_loop().add_signal_handler(signal.SIGINT, self.stop)
        except (NotImplementedError, RuntimeError):  # Windows
            pass
        return client

    def stop(self):
        self.stops += 1
        if self.stops == 1:
            print("\nStopping; press Ctrl-C again to end at once.", file=sys.stderr, flush=True)
            self.stopping = asyncio.ensure_future(self.km.interrupt_kernel())
        else:
            self.stopping = asyncio.ensure_future(self.km.shutdown_kernel(now=True))

    async def async_execute_cell(self, cell, index, **options):
        try:
            return await super().async_execute_cell(cell, index, **options)
        except CellExecutionError:
            code = self.nb.metadata.get("after_stop")
            if self.stops == 1 and code:
                # Work that the cell awaited may still be on its way to an orderly end.
                await super().async_execute_cell(nbformat.v4.new_code_cell(code), index, store_history=False)
            raise

    def process_message(self, msg, cell, cell_index):
        content, tags = msg["content"], cell.metadata.get("tags", [])
        if msg["msg_type"] == "stream":
            progress = "progress" in tags
            to_error = progress or content["name"] == "stderr"
            print(content["text"], end="", file=sys.stderr if to_error else sys.stdout, flush=True)
            if progress:
                return None
        elif msg["msg_type"] == "execute_result" and "summary" in tags:
            print(content["data"].get("text/plain", ""), flush=True)
        return super().process_message(msg, cell, cell_index)


def write_whole(file, text):
    part = file.with_name(f".{file.name}.part")
    part.write_text(text, encoding="utf-8")
    part.replace(file)


def write(notebook, out, name):
    """The executed notebook keeps the state of its widgets; the page shows their pictures instead, so that it needs no network."""
    out.mkdir(parents=True, exist_ok=True)
    file = out / f"{name}.ipynb"
    write_whole(file, nbformat.writes(notebook))
    # Made here by the reader's own command, so JupyterLab may show all of it.
    NotebookNotary().sign(nbformat.read(file, as_version=4))
    page = nbformat.from_dict(notebook)
    page.metadata.pop("widgets", None)
    html, _ = HTMLExporter().from_notebook_node(page)
    # nbconvert's own scripts (formulas, diagrams) come from the network; a page without them is readable anywhere.
    head, body = html.split("</head>", 1)
    fitting = "<style>.jp-RenderedSVG img { max-width: 100%; height: auto; }</style>"
    html = re.sub(r"<script\b.*?</script>", "", head, flags=re.DOTALL) + fitting + "</head>" + body
    write_whole(out / f"{name}.html", html)


def write_in_place(notebook, file):
    """Widgets need a kernel, or at least their states; their pictures need nothing."""
    notebook.metadata.pop("widgets", None)
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", []):
            output.get("data", {}).pop("application/vnd.jupyter.widget-view+json", None)
    write_whole(file, nbformat.writes(notebook) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("notebook", type=pathlib.Path)
    place = parser.add_mutually_exclusive_group(required=True)
    place.add_argument("--out", type=pathlib.Path)
    place.add_argument("--in-place", action="store_true")
    arguments = parser.parse_args()
    notebook = nbformat.read(arguments.notebook, as_version=4)
    folder = str(arguments.notebook.resolve().parent)
    os.environ.setdefault("OMIXEL_PROGRESS", "lines")  # nobody sees the widgets here
    runner = Runner(notebook, timeout=None, resources={"metadata": {"path": folder}})
    try:
        runner.execute()
    except CellExecutionError as error:
        if runner.stops:
            return INTERRUPTED
        print(f"{error.ename}: {error.evalue}", file=sys.stderr)
        return 1
    except DeadKernelError:
        if not runner.stops:
            print("The kernel died while the notebook ran. Less memory is needed with OMIXEL_JOBS=1.", file=sys.stderr)
        return INTERRUPTED if runner.stops else 1
    if arguments.in_place:
        write_in_place(notebook, arguments.notebook)
    else:
        write(notebook, arguments.out, arguments.notebook.stem)
    return 0


if __name__ == "__main__":
    sys.exit(main())
