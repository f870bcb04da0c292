/**
 * Whether an element stands on a dark ground: JupyterLab tells it, also of what is not in the page yet; elsewhere the
 * element's own ground does. Unknown counts as light.
 */
export function isDark(el: Element): boolean {
  const { jpThemeLight } = document.body.dataset;
  if (jpThemeLight !== undefined) return jpThemeLight === "false";
  const [red, green, blue, opacity = 1] = (getComputedStyle(el).backgroundColor.match(/[\d.]+/g) ?? []).map(Number);
  if (red === undefined || green === undefined || blue === undefined || opacity === 0) return false;
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
}

/** Called when the page's theme has changed: JupyterLab tells it by an attribute of the body. */
export function onTheme(changed: () => void, signal: AbortSignal): void {
  const observer = new MutationObserver(changed);
  observer.observe(document.body, { attributes: true, attributeFilter: ["data-jp-theme-light", "data-jp-theme-name"] });
  signal.addEventListener("abort", () => observer.disconnect(), { once: true });
}
