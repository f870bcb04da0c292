"""jupyter console with the kernel: answers, errors, input, and the history of an earlier session."""

import os
import re
import sys
import unittest

import pexpect

# Of a terminal's escape codes the text between them is what a person reads.
ESCAPES = re.compile(r"\x1b(\[[0-9;?]*[A-Za-z]|[()][A-B0-9]|[=>])")
UP = "\x1b[A"
KERNEL = '(globalThis as any)[Symbol.for("omixel.kernel")]'
PATIENCE = 40


class Session:
    def __init__(self):
        arguments = ["-m", "jupyter_console", "--kernel", "omixel", "--JupyterConsoleApp.confirm_exit=False"]
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
        self.child.expect(pexpect.TIMEOUT, timeout=0.3)
        self.child.send("\r")

    def close(self):
        self.child.sendcontrol("d")
        self.child.expect(pexpect.EOF)
        self.child.close()


class Console(unittest.TestCase):
    def test_a_session_and_the_history_it_leaves(self):
        session = Session()
        session.type("6 * 7")
        session.wait(r"Out\[\d+\]:\s*42")
        session.type(f'const name = await {KERNEL}.input("Who? ")')
        session.wait(r"[\r\n]Who\? $")
        session.type("Ada")
        session.type("name.toUpperCase()")
        session.wait(r"Out\[\d+\]:\s*'ADA'")
        session.type('throw new Error("planned")')
        session.wait(r"Error.*planned")
        session.close()

        later = Session()
        later.child.send(UP * 4)  # past the error, the name and the question
        later.type("")
        later.wait(r"Out\[\d+\]:\s*42")
        later.close()


if __name__ == "__main__":
    unittest.main()
