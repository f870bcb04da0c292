/** One look for all charts, without colours of text and ground: what draws the chart brings those. */
export const look = {
  font: "system-ui, sans-serif",
  view: { stroke: null },
  axis: {
    domainColor: "#888888",
    tickColor: "#888888",
    gridColor: "#88888833",
    labelFontSize: 11,
    titleFontSize: 11,
    titleFontWeight: "normal",
    labelLimit: 300,
  },
  header: { labelFontSize: 12, titleFontSize: 11, labelLimit: 220 },
  legend: { labelFontSize: 11, labelLimit: 220, titleFontSize: 11, titleFontWeight: "normal", titleLimit: 220 },
  title: { fontSize: 12, fontWeight: "normal", anchor: "start" },
} as const;

/** The look with texts in one colour, on no ground of its own. */
export function lookWithText(colour: string) {
  return {
    ...look,
    // The description says once, in words, what the chart shows; a label on each of its marks would only be noise.
    aria: false,
    background: null,
    padding: 0,
    axis: { ...look.axis, labelColor: colour, titleColor: colour },
    header: { ...look.header, labelColor: colour, titleColor: colour },
    legend: { ...look.legend, labelColor: colour, titleColor: colour },
    title: { ...look.title, color: colour, subtitleColor: colour },
    text: { color: colour },
    style: { "guide-label": { fill: colour }, "guide-title": { fill: colour } },
  };
}
