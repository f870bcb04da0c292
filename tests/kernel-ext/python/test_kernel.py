"""jupyter_kernel_test for the TypeScript kernel.

    KERNEL_NAME=omixel python -m unittest -v test_kernel

The kernel of that name has to be installed where this Python's Jupyter finds it.
"""

import os
import unittest

import jupyter_kernel_test

KERNEL = '(globalThis as any)[Symbol.for("omixel.kernel")]'


class TypeScriptKernelTests(jupyter_kernel_test.KernelTests):
    kernel_name = os.environ.get("KERNEL_NAME", "omixel")
    language_name = "typescript"
    file_extension = ".ts"

    code_hello_world = 'console.log("hello, world");'
    code_stderr = 'console.error("this goes to stderr");'
    code_page_something = f'{KERNEL}.page("a long text");'
    code_clear_output = f"{KERNEL}.clearOutput();"
    code_generate_error = 'throw new RangeError("out of range");'
    code_inspect_sample = "Math.hypot"
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": "await Promise.resolve([1, 2, 3].map((x) => x * 2))", "result": "[ 2, 4, 6 ]"},
        {"code": "new Promise((resolve) => setTimeout(() => resolve('late'), 20))", "result": "'late'"},
    ]
    code_display_data = [
        {"code": f'await {KERNEL}.display([{{ gene: "TP53", fold: 2 }}]);', "mime": "text/html"},
        {
            "code": f"await {KERNEL}.display(\"<svg xmlns='http://www.w3.org/2000/svg'></svg>\");",
            "mime": "image/svg+xml",
        },
        {"code": f"await {KERNEL}.display(Uint8Array.from([137, 80, 78, 71, 13, 10, 26, 10]));", "mime": "image/png"},
    ]

    completion_samples = [
        {"text": "Math.hyp", "matches": {"hypot"}},
        {"text": "process.versi", "matches": {"version", "versions"}},
        {"text": "fetc", "matches": {"fetch"}},
    ]

    complete_code_samples = ["1", "const a = 1;", "function f(x: number) {\n  return 2 * x;\n}", "`a ${1} b`"]
    incomplete_code_samples = ["function f(x: number) {", "const list = [1,", "if (true) {", "`open", "/* open"]
    invalid_code_samples = ["const 1a = 2;", "let = = 3", "}"]

    supported_history_operations = ("tail", "range", "search")
    code_history_pattern = "6 ?*7"


if __name__ == "__main__":
    unittest.main()
