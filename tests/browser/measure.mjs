// How fast a page is, measured in the page itself. A frame counts when its callback runs: what the page's own thread delays is
// seen, what a graphics card would add is not.
import { setTimeout as pause } from "node:timers/promises";

/** Prepares a page, before it is opened: notes when each message of a kernel came, and how large it was. */
export async function noteMessages(page) {
  await withoutNetworkLog(page);
  await page.addInitScript(() => {
    const messages = (globalThis.kernelMessages = []);
    const Native = globalThis.WebSocket;
    globalThis.WebSocket = class extends Native {
      constructor(...args) {
        super(...args);
        this.addEventListener("message", ({ data }) => {
          const bytes = typeof data === "string" ? data.length : (data.byteLength ?? data.size);
          messages.push({ at: performance.now(), bytes });
        });
      }
    };
  });
}

/**
 * The driver has the browser hand it a copy of every message, as text, through the process that also composes the frames: a
 * message of 94 MiB then holds up the picture for a second that nobody at a browser of her own would wait.
 */
function withoutNetworkLog(page) {
  const client = page._connection?.toImpl?.(page)?.delegate?._mainFrameSession?._client;
  if (!client) throw new Error("This version of playwright-core hides its protocol client: times would be too long.");
  return client.send("Network.disable");
}

/**
 * Waits until something is painted and says how long that took since the largest message of a kernel came.
 *
 * @param {import("playwright-core").Page} page that `noteMessages` prepared
 * @param {string | Function} painted expression or function for the page: true once it is there
 * @param {{ since?: number, limit?: number }} options since: earlier messages do not count (performance.now() of the page)
 * @returns {Promise<{ ms: number, bytes: number }>} bytes: of that message
 */
export async function paintAfterMessage(page, painted, { since = 0, limit = 30_000 } = {}) {
  const source = typeof painted === "string" ? painted : `(${painted})()`;
  const at = await page.evaluate(
    `new Promise((resolve, reject) => {
      const begun = performance.now();
      const look = () => {
        // The callback of the frame after the one in which it was drawn: by then it has been handed on.
        if (${source}) requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now())));
        else if (performance.now() - begun > ${limit}) reject(new Error("Nothing was painted."));
        else requestAnimationFrame(look);
      };
      look();
    })`,
  );
  const message = await page.evaluate(
    ([since, at]) =>
      globalThis.kernelMessages
        .filter((one) => one.at > since && one.at <= at)
        .reduce((largest, one) => (one.bytes > largest.bytes ? one : largest), { at: NaN, bytes: 0 }),
    [since, at],
  );
  return { ms: at - message.at, bytes: message.bytes };
}

/**
 * @typedef {{ framesPerSecond: number, slowest: number, p95: number, frames: number }} Frames
 *   slowest, p95: time between two frames in ms
 */

/** What `Frames` says of the times at which frames began. @param {readonly number[]} times @returns {Frames} */
export function framesOf(times) {
  const gaps = times.slice(1).map((time, i) => time - times[i]);
  const sorted = gaps.toSorted((a, b) => a - b);
  return {
    framesPerSecond: (1000 * gaps.length) / (times.at(-1) - times[0]),
    slowest: sorted.at(-1),
    p95: sorted[Math.floor(0.95 * (sorted.length - 1))],
    frames: gaps.length,
  };
}

/**
 * Counts the frames while a person does something.
 *
 * @param {import("playwright-core").Page} page
 * @param {(ms: number) => Promise<unknown>} act one movement, about every 16 ms; ms: since the beginning
 * @param {number} duration in ms
 * @returns {Promise<Frames>}
 */
export async function framesWhile(page, act, duration = 3000) {
  const frames = countFrames(page, duration);
  const begun = performance.now();
  for (let now = 0; now < duration; now = performance.now() - begun) await Promise.all([act(now), pause(16)]);
  return frames;
}

/** Scrolls an element as a person with a wheel does: down, and at half time up again. @returns {Promise<Frames>} */
export async function framesWhileScrolling(element, { duration = 3000, pixels = 120 } = {}) {
  const page = element.page();
  await element.hover();
  return framesWhile(page, (now) => page.mouse.wheel(0, now < duration / 2 ? pixels : -pixels), duration);
}

/** Frames while something else goes on. @returns {Promise<Frames>} */
export async function countFrames(page, duration) {
  const times = await page.evaluate(
    (duration) =>
      new Promise((resolve) => {
        const times = [];
        const frame = (now) => {
          times.push(now);
          if (now - times[0] < duration) globalThis.requestAnimationFrame(frame);
          else resolve(times);
        };
        globalThis.requestAnimationFrame(frame);
      }),
    duration,
  );
  return framesOf(times);
}

/**
 * Moves the pointer and waits until the page answers; both times are taken in the page.
 *
 * @param {import("playwright-core").Locator} element
 * @param {readonly { x: number, y: number }[]} places in the element
 * @param {string} answer selector of what changes its text
 * @returns {Promise<{ median: number, p95: number, slowest: number }>} ms from the pointer's event to the frame after the change
 */
export async function hoverLatency(element, places, answer) {
  const page = element.page();
  const times = [];
  await element.scrollIntoViewIfNeeded();
  const box = await element.boundingBox();
  for (const { x, y } of places) {
    const pending = page.evaluate(
      (answer) =>
        new Promise((resolve) => {
          let begun;
          const target = globalThis.document.querySelector(answer);
          const change = new globalThis.MutationObserver(() => {
            change.disconnect();
            globalThis.requestAnimationFrame(() => resolve(performance.now() - begun));
          });
          globalThis.addEventListener("pointermove", () => (begun ??= performance.now()), {
            capture: true,
            once: true,
          });
          change.observe(target, { childList: true, characterData: true, subtree: true, attributes: true });
          setTimeout(() => resolve(undefined), 2000);
        }),
      answer,
    );
    await page.mouse.move(box.x + x, box.y + y);
    const ms = await pending;
    if (ms !== undefined) times.push(ms);
  }
  if (times.length === 0) throw new Error(`${answer} never changed while the pointer moved.`);
  const sorted = times.toSorted((a, b) => a - b);
  return {
    median: sorted[Math.floor(sorted.length / 2)],
    p95: sorted[Math.floor(0.95 * (sorted.length - 1))],
    slowest: sorted.at(-1),
  };
}
