/**
 * Environment for a child process that computes: quiet TensorFlow, oneDNN on. Memory that glibc would keep with the process
 * (MALLOC_TOP_PAD_ and the like) gains at most 2 % of a training step and costs 256 MiB a process, so it is left alone.
 * Trees grow on one thread, as tensors do: the other cores belong to the other folds.
 */
export function childEnvironment(): Record<string, string> {
  return { TF_CPP_MIN_LOG_LEVEL: "2", TF_ENABLE_ONEDNN_OPTS: "1", OMIXEL_THREADS: "1" };
}
