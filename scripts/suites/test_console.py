"""jupyter console with the kernel: answers, errors, input, and the history that a second console finds."""

import os
import re
import sys
import time
import unittest

import pexpect
from jupyter_client.manager import start_new_kernel

# Of a terminal's escape codes the text between them is what a person reads.
ESCAPES = re.compile(r"\x1b(\[[0-9;?]*[A-Za-z]|[()][A-B0-9]|[=>])")
UP = "\x1b[A"
KERNEL = '(globalThis as any)[Symbol.for("omixel.kernel")]'
PATIENCE = 40
# Whatever stands between an answer and the next prompt.
PROMPT = r"[\s\S]*In \[\d+\]: "


class Session:
    def __init__(self, kernel):
        arguments = ["-m", "jupyter_console", "--existing", kernel, "--JupyterConsoleApp.confirm_exit=False"]
        # On a busy machine the console would else guess by itself whether a line is complete.
        arguments += [f"--ZMQTerminalInteractiveShell.kernel_is_complete_timeout={PATIENCE}"]
        environment = {**os.environ, "PROMPT_TOOLKIT_NO_CPR": "1", "TERM": "xterm", "COLUMNS": "120"}
        self.child = pexpect.spawn(
            sys.executable, arguments, env=environment, timeout=PATIENCE, encoding="utf-8", dimensions=(40, 120)
        )
        self.wait(r"In \[1\]:")

    def wait(self, pattern):
        """Reads on until the pattern stands in what came since the last wait."""
        fresh = ""
        while not re.search(pattern, fresh):
            try:
                fresh += ESCAPES.sub("", self.child.read_nonblocking(4096, timeout=PATIENCE))
            except (pexpect.TIMEOUT, pexpect.EOF) as error:
                raise AssertionError(f"{pattern} did not come; what came: {fresh!r}") from error

    def type(self, text):
        self.child.send(text)
        # A return that comes with the text would count as pasted, and go on to the next line.
        time.sleep(0.3)
        self.child.send("\r")

    def close(self):
        # A console that still draws its prompt does not hear the first one.
        for _ in range(PATIENCE):
            self.child.sendcontrol("d")
            if self.child.expect([pexpect.EOF, pexpect.TIMEOUT], timeout=1) == 0:
                break
        self.child.close()


class Console(unittest.TestCase):
    def setUp(self):
        # The console waits one second for the history, then takes late answers for others: the kernel is up before.
        self.manager, client = start_new_kernel(kernel_name="omixel")
        client.execute_interactive("1", store_history=False, timeout=PATIENCE)
        client.stop_channels()

    def tearDown(self):
        self.manager.shutdown_kernel(now=True)

    def test_a_session_and_its_history(self):
        session = Session(self.manager.connection_file)
        session.type("6 * 7")
        session.wait(r"Out\[\d+\]:\s*42" + PROMPT)
        session.type(f'const name = await {KERNEL}.input("Who? ")')
        session.wait(r"[\r\n]Who\? $")
        session.type("Ada")
        session.wait(PROMPT)
        session.type("name.toUpperCase()")
        session.wait(r"Out\[\d+\]:\s*'ADA'" + PROMPT)
        session.type('throw new Error("planned")')
        session.wait(r"Error.*planned" + PROMPT)

        # A second console on the same kernel asks it for the history.
        later = Session(self.manager.connection_file)
        later.child.send(UP * 4)  # past the error, the name and the question
        later.type("")
        later.wait(r"Out\[\d+\]:\s*42" + PROMPT)
        later.close()
        session.close()


if __name__ == "__main__":
    unittest.main()
