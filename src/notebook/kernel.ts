/** The kernel's half of a widget, as far as it is used here. */
export interface KernelWidget {
  readonly id: string;
  readonly closed: boolean;
  get(name: string): unknown;
  set(values: Readonly<Record<string, unknown>>): void;
  append(name: string, values: readonly unknown[]): void;
  send(content: unknown, buffers?: readonly ArrayBufferView[]): void;
  on(event: string, listener: (value: unknown, buffers: readonly Uint8Array[]) => unknown): () => void;
  close(): void;
}

/** What a notebook's kernel leaves at `globalThis[Symbol.for("omixel.kernel")]`, as far as it is used here. */
export interface Kernel {
  readonly version: string;
  /** Fires when the cell is stopped. */
  readonly signal: AbortSignal;
  widget(options: {
    readonly model: WidgetClass;
    readonly view?: WidgetClass | null;
    readonly state: Readonly<Record<string, unknown>>;
    /** Names of large values that follow once what shows the widget has been sent. */
    readonly late?: readonly string[];
  }): KernelWidget;
  display(value: unknown, options?: { readonly id?: string; readonly update?: boolean }): Promise<void>;
}

interface WidgetClass {
  readonly module: string;
  readonly name: string;
  readonly version: string;
}

/** The kernel of the notebook that this runs in; undefined in any other program. */
export function notebookKernel(): Kernel | undefined {
  return (globalThis as Record<symbol, unknown>)[Symbol.for("omixel.kernel")] as Kernel | undefined;
}
