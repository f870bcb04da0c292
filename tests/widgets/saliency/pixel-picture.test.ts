/** @jest-environment jsdom */
import { beforeEach, expect, test } from "@jest/globals";
import { borderOf, PixelPicture } from "../../../widgets/src/saliency/pixel-picture.js";
import { noted } from "./fake-saliency.js";

let heard: ReturnType<typeof noted>;
let picture: PixelPicture;
beforeEach(() => {
  heard = noted();
  const brightest = () => ({ x: 2, y: 1 });
  picture = new PixelPicture({ width: 4, height: 3, ...heard, brightest }, new AbortController().signal);
});
const press = (key: string, more: object = {}) => {
  const event = new KeyboardEvent("keydown", { key, cancelable: true, ...more });
  picture.el.dispatchEvent(event);
  return event;
};

test("it can be reached and says how to use it", () => {
  picture.paint(new Uint8ClampedArray(48), "Saliency of <b>");
  expect(picture.el.tabIndex).toBe(0);
  expect(picture.el.getAttribute("aria-label")).toMatch(/^Saliency of <b>\. Arrow keys/);
  expect(picture.el.querySelector("b")).toBeNull();
});

test("arrow keys begin at the brightest pixel and stop at the borders", () => {
  press("ArrowLeft");
  expect(heard.told).toEqual(["move 2,1"]);
  picture.point({ x: 2, y: 1 });
  press("ArrowRight");
  press("ArrowUp", { shiftKey: true });
  expect(heard.told.slice(1)).toEqual(["move 3,1", "move 2,0"]);
  picture.point({ x: 0, y: 0 });
  press("ArrowLeft");
  expect(heard.told).toHaveLength(3);
});

test("Enter holds, Escape lets go, and only these keys are taken from the page", () => {
  picture.point({ x: 1, y: 1 });
  expect(press("Enter").defaultPrevented).toBe(true);
  press("Escape");
  press("Home");
  expect(heard.told).toEqual(["pick 1,1", "escape", "move 2,1"]);
  expect(press("Tab").defaultPrevented).toBe(false);
});

test("the pointer tells the pixel under it, once", () => {
  const canvas = picture.el.querySelector("canvas")!;
  canvas.getBoundingClientRect = () => ({ left: 10, top: 20, width: 80, height: 60 }) as DOMRect;
  const move = (clientX: number, clientY: number) => {
    picture.el.dispatchEvent(new MouseEvent("pointermove", { clientX, clientY }));
  };
  move(31, 41);
  picture.point({ x: 1, y: 1 });
  move(35, 45);
  move(200, 0);
  expect(heard.told).toEqual(["move 1,1", "move 3,0"]);
});

test("outlines are drawn with a halo, the cursor is hidden without a place", () => {
  picture.outline([{ pixels: [0], colour: "#123456", dashed: true }]);
  expect(picture.el.querySelectorAll("path")).toHaveLength(2);
  expect(picture.el.querySelector("path[stroke='#123456']")!.getAttribute("class")).toBe("omx-dashed");
  const cursor = picture.el.querySelector(".omx-cursor")!;
  picture.point({ x: 3, y: 2 });
  expect([cursor.getAttribute("transform"), cursor.getAttribute("visibility")]).toEqual(["translate(3 2)", "visible"]);
  picture.point(undefined);
  expect(cursor.getAttribute("visibility")).toBe("hidden");
});

test("a border has no sides inside, and none is lost where a row ends", () => {
  expect(borderOf([0], 4).split("M")).toHaveLength(1 + 4);
  expect(borderOf([0, 1], 4).split("M")).toHaveLength(1 + 6);
  expect(borderOf([3, 4], 4).split("M")).toHaveLength(1 + 8);
});
