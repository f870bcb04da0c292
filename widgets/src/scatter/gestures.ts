/** What dragging does. */
export type Mode = "move" | "lasso" | "box";

/** What a pointer, a wheel or the keyboard asks for; places are in CSS pixels from the canvas's corner. */
export interface Hands {
  mode(): Mode;
  pan(right: number, down: number): void;
  zoom(factor: number, x?: number, y?: number): void;
  /** Everything in view again. */
  fit(): void;
  /** While a line is drawn, and once when it is `done`; `further` = in addition to what is marked. */
  outline(corners: readonly number[], done: boolean, further: boolean): void;
  click(x: number, y: number, further: boolean): void;
  /** Without a place: the pointer has left. */
  hover(x?: number, y?: number): void;
  clear(): void;
}

/** A pointer that moves less than this has not dragged. */
const still = 4;
/** Corners of a lasso are at least so far apart. */
const step = 3;
const keyStep = 40;
const keyFactor = 1.25;

interface Drag {
  readonly from: readonly [number, number];
  readonly outlines: "lasso" | "box" | undefined;
  readonly further: boolean;
  corners: number[];
  dragged: boolean;
}

/** Listens to pointers (two of them zoom), wheel and keys until the signal fires. */
export function listenToHands(canvas: HTMLCanvasElement, hands: Hands, signal: AbortSignal): void {
  const down = new Map<number, readonly [number, number]>();
  let drag: Drag | undefined;

  const on = <Name extends keyof HTMLElementEventMap>(
    name: Name,
    listener: (event: HTMLElementEventMap[Name]) => void,
  ) => canvas.addEventListener(name, listener, { signal, passive: false });
  const at = (event: MouseEvent): [number, number] => {
    const { left, top } = canvas.getBoundingClientRect();
    return [event.clientX - left, event.clientY - top];
  };

  on("pointerdown", (event) => {
    if (event.button !== 0) return;
    canvas.setPointerCapture?.(event.pointerId);
    down.set(event.pointerId, at(event));
    const mode = event.shiftKey && hands.mode() === "move" ? "lasso" : hands.mode();
    const outlines = mode === "move" ? undefined : mode;
    drag =
      down.size === 1
        ? {
            from: at(event),
            outlines,
            further: event.shiftKey || event.ctrlKey || event.metaKey,
            corners: at(event),
            dragged: false,
          }
        : undefined;
  });
  on("pointermove", (event) => {
    const before = down.get(event.pointerId);
    const now = at(event);
    if (!before) return hands.hover(...now);
    if (down.size > 1) pinch(event.pointerId, before, now);
    else if (drag) move(drag, before, now);
    if (drag?.outlines === undefined || drag.dragged) down.set(event.pointerId, now);
  });
  on("pointerup", (event) => {
    down.delete(event.pointerId);
    if (drag && !drag.dragged) hands.click(...drag.from, drag.further);
    else if (drag?.outlines) hands.outline(drag.corners, true, drag.further);
    drag = undefined;
  });
  on("pointercancel", (event) => {
    down.delete(event.pointerId);
    if (drag?.outlines) hands.outline([], false, false);
    drag = undefined;
  });
  on("pointerleave", () => hands.hover());
  on("wheel", (event) => {
    // Elsewhere the wheel scrolls the page: a plot that is only passed by must not catch it.
    if (!event.ctrlKey && !event.metaKey && document.activeElement !== canvas) return;
    event.preventDefault();
    const lines = event.deltaMode === 0 ? 1 : 16;
    hands.zoom(2 ** ((-event.deltaY * lines) / 240), ...at(event));
  });
  on("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const work = keys[event.key];
    if (!work) return;
    event.preventDefault();
    event.stopPropagation();
    work(hands);
  });

  function move(own: Drag, before: readonly [number, number], now: readonly [number, number]): void {
    const [x, y] = own.from;
    own.dragged ||= Math.hypot(now[0] - x, now[1] - y) >= still;
    if (!own.dragged) return;
    if (own.outlines === undefined) return hands.pan(now[0] - before[0], now[1] - before[1]);
    if (own.outlines === "box") own.corners = [x, y, now[0], y, now[0], now[1], x, now[1]];
    else if (Math.hypot(now[0] - own.corners.at(-2)!, now[1] - own.corners.at(-1)!) >= step) own.corners.push(...now);
    hands.outline(own.corners, false, own.further);
  }

  function pinch(id: number, before: readonly [number, number], now: readonly [number, number]): void {
    const [other] = [...down].filter(([pointer]) => pointer !== id).map(([, place]) => place);
    if (!other) return;
    const apart = (place: readonly [number, number]) =>
      Math.max(1, Math.hypot(place[0] - other[0], place[1] - other[1]));
    hands.zoom(apart(now) / apart(before), (now[0] + other[0]) / 2, (now[1] + other[1]) / 2);
    hands.pan((now[0] - before[0]) / 2, (now[1] - before[1]) / 2);
  }
}

const keys: Readonly<Record<string, (hands: Hands) => void>> = {
  ArrowLeft: (hands) => hands.pan(keyStep, 0),
  ArrowRight: (hands) => hands.pan(-keyStep, 0),
  ArrowUp: (hands) => hands.pan(0, keyStep),
  ArrowDown: (hands) => hands.pan(0, -keyStep),
  "+": (hands) => hands.zoom(keyFactor),
  "=": (hands) => hands.zoom(keyFactor),
  "-": (hands) => hands.zoom(1 / keyFactor),
  "0": (hands) => hands.fit(),
  Escape: (hands) => hands.clear(),
};
