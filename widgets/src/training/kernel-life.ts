/** Statuses of a kernel after which nothing of it comes any more. */
const gone = new Set(["dead", "terminating", "restarting", "autorestarting"]);

interface Signal<Value> {
  connect(listener: (sender: unknown, value: Value) => void): void;
  disconnect(listener: (sender: unknown, value: Value) => void): void;
}

/** What classic widgets know of their kernel, where they have one. */
interface Living {
  readonly comm_live?: boolean;
  readonly widget_manager?: {
    readonly kernel?: {
      readonly status?: string;
      readonly statusChanged?: Signal<string>;
      readonly disposed?: Signal<unknown>;
    } | null;
  };
  on?(event: string, listener: () => void): void;
  off?(event: string, listener: () => void): void;
}

/**
 * Whether a model's kernel can still answer, now and whenever that changes. A kernel that ends closes nothing, and one that
 * is started anew by itself does not even mark its widgets as dead, so the kernel's own status is watched too.
 */
export function watchKernel(model: object, tell: (alive: boolean) => void, signal: AbortSignal): void {
  const living = model as Living;
  // Pages without kernels (a saved page) have no such mark either.
  let alive = living.comm_live === true;
  const change = (now: boolean) => {
    if (now === alive) return;
    alive = now;
    tell(alive);
  };
  const onLive = () => change(living.comm_live === true);
  const onClose = () => change(false);
  const onStatus = (_: unknown, status: string) => {
    if (gone.has(status)) change(false);
  };
  const kernel = living.widget_manager?.kernel;
  living.on?.("comm_live_update", onLive);
  living.on?.("comm:close", onClose);
  kernel?.statusChanged?.connect(onStatus);
  kernel?.disposed?.connect(onClose);
  signal.addEventListener(
    "abort",
    () => {
      living.off?.("comm_live_update", onLive);
      living.off?.("comm:close", onClose);
      kernel?.statusChanged?.disconnect(onStatus);
      kernel?.disposed?.disconnect(onClose);
    },
    { once: true },
  );
  tell(alive);
}
