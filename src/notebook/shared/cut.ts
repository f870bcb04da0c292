/** A text of at most so many characters; what is left out is told by "…". */
export function cut(text: string, longest: number): string {
  // A character is at most two units long: of a very long text the rest need not be taken apart.
  const characters = Array.from(text.slice(0, 4 * longest));
  return characters.length > longest ? `${characters.slice(0, longest - 1).join("")}…` : text;
}
