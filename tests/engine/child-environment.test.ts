import { expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import { childEnvironment } from "../../src/engine/child-environment.js";

test("TensorFlow is quiet and oneDNN on, trees grow on one thread", () => {
  const environment = childEnvironment();
  expect(environment).toMatchObject({ TF_CPP_MIN_LOG_LEVEL: "2", TF_ENABLE_ONEDNN_OPTS: "1", OMIXEL_THREADS: "1" });
});

test("memory lies on large pages, unless somebody wants it otherwise", () => {
  expect(childEnvironment("").GLIBC_TUNABLES).toBe("glibc.malloc.hugetlb=1");
  const own = childEnvironment("glibc.malloc.hugetlb=0:glibc.malloc.check=0").GLIBC_TUNABLES;
  expect(own).toBe("glibc.malloc.hugetlb=1:glibc.malloc.hugetlb=0:glibc.malloc.check=0");
});

test("a process starts in it and says nothing of its own", () => {
  const { status, stderr } = spawnSync(process.execPath, ["-e", ""], {
    env: { ...process.env, ...childEnvironment() },
    encoding: "utf8",
  });
  expect([status, stderr]).toEqual([0, ""]);
});
