/**
 * The text as XML allows it: control characters and halves of characters, which names in the data or their cutting may
 * bring, become U+FFFD.
 */
export function printable(text: string): string {
  return text.replace(notInXml, "\ufffd");
}

const notInXml =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
