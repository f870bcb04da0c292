/** @jest-environment jsdom */
import { beforeEach, expect, jest, test } from "@jest/globals";
import { type Hands, listenToHands, type Mode } from "../../../widgets/src/scatter/gestures.js";

let mode: Mode;
let canvas: HTMLCanvasElement;
let hands: jest.Mocked<Hands>;
let end: AbortController;

beforeEach(() => {
  mode = "move";
  document.body.replaceChildren((canvas = document.createElement("canvas")));
  canvas.tabIndex = 0;
  end = new AbortController();
  hands = {
    mode: jest.fn(() => mode),
    pan: jest.fn(),
    zoom: jest.fn(),
    fit: jest.fn(),
    outline: jest.fn(),
    click: jest.fn(),
    hover: jest.fn(),
    clear: jest.fn(),
  };
  listenToHands(canvas, hands, end.signal);
});

function point(type: string, x: number, y: number, options: MouseEventInit = {}, pointer = 1): void {
  const event = new MouseEvent(`pointer${type}`, { clientX: x, clientY: y, button: 0, bubbles: true, ...options });
  canvas.dispatchEvent(Object.assign(event, { pointerId: pointer }));
}

test("dragging moves the points, a click marks, a bare move points", () => {
  point("move", 3, 4);
  expect(hands.hover).toHaveBeenLastCalledWith(3, 4);
  point("down", 10, 10);
  point("move", 20, 15);
  point("up", 20, 15);
  expect(hands.pan).toHaveBeenLastCalledWith(10, 5);
  expect(hands.click).not.toHaveBeenCalled();
  point("down", 10, 10, { ctrlKey: true });
  point("move", 11, 10);
  point("up", 11, 10);
  expect(hands.click).toHaveBeenLastCalledWith(10, 10, true);
  point("leave", 0, 0);
  expect(hands.hover).toHaveBeenLastCalledWith();
});

test("a box has four corners, a lasso as many as were passed; Shift draws one while moving", () => {
  mode = "box";
  point("down", 0, 0);
  point("move", 10, 20);
  point("up", 10, 20);
  expect(hands.outline).toHaveBeenLastCalledWith([0, 0, 10, 0, 10, 20, 0, 20], true, false);
  mode = "move";
  point("down", 0, 0, { shiftKey: true });
  point("move", 10, 0);
  point("move", 11, 0);
  point("move", 10, 10);
  point("up", 10, 10);
  expect(hands.outline).toHaveBeenLastCalledWith([0, 0, 10, 0, 10, 10], true, true);
  expect(hands.pan).not.toHaveBeenCalled();
});

test("a gesture that the system takes away marks nothing", () => {
  mode = "lasso";
  point("down", 0, 0);
  point("move", 10, 0);
  point("cancel", 10, 0);
  expect(hands.outline).toHaveBeenLastCalledWith([], false, false);
  point("up", 10, 0);
  expect(hands.click).not.toHaveBeenCalled();
});

test("two fingers enlarge around the middle between them", () => {
  point("down", 0, 0, {}, 1);
  point("down", 10, 0, {}, 2);
  point("move", 20, 0, {}, 2);
  expect(hands.zoom).toHaveBeenLastCalledWith(2, 10, 0);
  point("up", 20, 0, {}, 2);
  point("up", 0, 0, {}, 1);
  expect(hands.click).not.toHaveBeenCalled();
});

test("the wheel scrolls the page unless the plot has the focus or Ctrl is held", () => {
  const wheel = (ctrlKey = false) => {
    const event = new WheelEvent("wheel", { deltaY: -240, clientX: 5, clientY: 6, ctrlKey, cancelable: true });
    canvas.dispatchEvent(event);
    return event.defaultPrevented;
  };
  expect(wheel()).toBe(false);
  expect(wheel(true)).toBe(true);
  expect(hands.zoom).toHaveBeenLastCalledWith(2, 5, 6);
  canvas.focus();
  expect(wheel()).toBe(true);
});

test("keys move, enlarge, show all and clear; others are left to the page", () => {
  const press = (key: string, options: KeyboardEventInit = {}) => {
    const event = new KeyboardEvent("keydown", { key, cancelable: true, ...options });
    canvas.dispatchEvent(event);
    return event.defaultPrevented;
  };
  for (const key of ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "+", "-", "0", "Escape"])
    expect(press(key)).toBe(true);
  expect(hands.pan).toHaveBeenCalledTimes(4);
  expect(hands.zoom.mock.calls).toEqual([[1.25], [0.8]]);
  expect(hands.fit).toHaveBeenCalledTimes(1);
  expect(hands.clear).toHaveBeenCalledTimes(1);
  expect(press("Tab")).toBe(false);
  expect(press("0", { ctrlKey: true })).toBe(false);
});

test("after the end nothing is heard", () => {
  end.abort();
  point("move", 3, 4);
  expect(hands.hover).not.toHaveBeenCalled();
});
