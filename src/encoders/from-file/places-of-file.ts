import { ABSENT } from "../../data/layout.js";
import type { PixelPlace } from "../../io/pixel-places.js";
import { requireOption } from "../../registry.js";
import type { ImageSize } from "../encoder.js";
import type { Places } from "../encoder-method.js";
import { CoverEntries } from "../layout/cover-entries.js";

/**
 * What a file says as an encoder gives it: centres of discs, or, where any feature has several pixels on a channel, the
 * pixels of each; a pixel is the mean of the features on it.
 *
 * @param step name for the error
 * @param places of some of the features
 * @param features names of the columns of the table
 * @throws InvalidOption for a radius where features have several pixels
 */
export function placesOfFile(
  step: string,
  places: readonly PixelPlace[],
  features: readonly string[],
  size: ImageSize,
  radius: number,
): Places {
  if (!severalPixels(places)) return { ...centres(places, features), radius };
  requireOption(
    radius === 0,
    step,
    `Option "radius" is ${radius}, but the file gives features several pixels each.`,
    "Leave it out: the file says which pixels they cover.",
  );
  return covers(places, features, size);
}

function severalPixels(places: readonly PixelPlace[]): boolean {
  return new Set(places.map(({ channel, feature }) => `${channel}\n${feature}`)).size < places.length;
}

function drawnOf(places: readonly PixelPlace[], features: readonly string[]) {
  const channels = [...new Set(places.map(({ channel }) => channel))];
  const placed = new Set(places.map(({ feature }) => feature));
  const drawn = Array.from(features.keys()).filter((column) => placed.has(features[column]!));
  const channelOf = new Map(channels.map((channel, c) => [channel, c]));
  const numberOf = new Map(drawn.map((column, f) => [features[column]!, f]));
  const each = (visit: (place: PixelPlace, channel: number, feature: number) => void) => {
    for (const place of places) visit(place, channelOf.get(place.channel)!, numberOf.get(place.feature)!);
  };
  return { channels, drawn, each };
}

function centres(places: readonly PixelPlace[], features: readonly string[]): Places {
  const { channels, drawn, each } = drawnOf(places, features);
  const x = new Uint16Array(channels.length * drawn.length).fill(ABSENT);
  const y = x.slice();
  each((place, channel, feature) => {
    x[channel * drawn.length + feature] = place.x;
    y[channel * drawn.length + feature] = place.y;
  });
  return { channels, features: drawn, x, y };
}

function covers(places: readonly PixelPlace[], features: readonly string[], { height, width }: ImageSize): Places {
  const { channels, drawn, each } = drawnOf(places, features);
  const entries = new CoverEntries();
  each(({ x, y }, channel, feature) => entries.add(channel * height * width + y * width + x, feature, 1));
  return { channels, features: drawn, cover: entries.cover(channels.length * height * width, "mean") };
}
