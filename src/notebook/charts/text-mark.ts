/**
 * Texts inside a chart: white on a dark ground, dark on any other. Vega-Lite would draw them black whatever the theme;
 * Vega knows the ground that the theme gave as the signal `background`.
 */
export const textMark = Object.freeze({
  type: "text",
  fontSize: 11,
  color: Object.freeze({ expr: "background && luminance(background) < 0.2 ? '#ffffff' : '#1b1f24'" }),
});
