/** First bytes of the picture formats that browsers show. */
const formats: readonly { readonly type: string; readonly magic: readonly number[] }[] = [
  { type: "image/png", magic: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: "image/jpeg", magic: [0xff, 0xd8, 0xff] },
  { type: "image/gif", magic: [0x47, 0x49, 0x46, 0x38] },
];

const isWebp = (bytes: Uint8Array) =>
  Buffer.from(bytes.subarray(0, 4)).toString("latin1") === "RIFF" &&
  Buffer.from(bytes.subarray(8, 12)).toString("latin1") === "WEBP";

/** A picture's bytes are shown as the picture; text that is an SVG document is drawn. */
export function image(value: unknown): Record<string, string> | undefined {
  if (typeof value === "string") {
    return /^\s*(<\?xml[^>]*>\s*)?<svg[\s>]/.test(value) && /<\/svg>\s*$/.test(value)
      ? { "image/svg+xml": value }
      : undefined;
  }
  if (!(value instanceof Uint8Array)) return undefined;
  const type = isWebp(value)
    ? "image/webp"
    : formats.find(({ magic }) => magic.every((byte, index) => value[index] === byte))?.type;
  return type === undefined
    ? undefined
    : { [type]: Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("base64") };
}
