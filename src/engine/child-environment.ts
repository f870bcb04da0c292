/**
 * Environment for a child process that computes: quiet TensorFlow, oneDNN on, and (glibc) memory that stays with the
 * process between steps instead of being handed back and faulted in again.
 */
export function childEnvironment(): Record<string, string> {
  return {
    TF_CPP_MIN_LOG_LEVEL: "2",
    TF_ENABLE_ONEDNN_OPTS: "1",
    MALLOC_MMAP_THRESHOLD_: String(2 ** 32),
    MALLOC_TRIM_THRESHOLD_: String(2 ** 34),
    MALLOC_TOP_PAD_: String(2 ** 28),
  };
}
