import { type Look, paintedSize, paintTile, type Pixels } from "./paint-tile.js";

/** Pixels of pictures that are kept: 64 MiB of colours. */
const mostKept = 2 ** 24;

/** Painted pictures, the ones seen last; a picture is painted once as long as its look stays. */
export class TileCache {
  readonly #pixels: Pixels;
  readonly #pictures = new Map<number, ImageBitmap>();
  #look: Look | undefined;
  #block = 1;
  #scratch: OffscreenCanvas | undefined;

  constructor(pixels: Pixels) {
    this.#pixels = pixels;
  }

  /** How pictures look from now on, and how large they are at most shown, in device pixels. */
  use(look: Look, side: number): void {
    const block = Math.max(1, Math.floor(Math.max(this.#pixels.height, this.#pixels.width) / Math.max(1, side)));
    if (look === this.#look && block === this.#block) return;
    this.clear();
    this.#look = look;
    this.#block = block;
  }

  /** The picture, painted if need be; undefined where the page cannot paint. */
  get(image: number): ImageBitmap | undefined {
    const known = this.#pictures.get(image) ?? this.#paint(image);
    if (!known) return undefined;
    // The last in a map is the one that was set last.
    this.#pictures.delete(image);
    this.#pictures.set(image, known);
    return known;
  }

  clear(): void {
    for (const picture of this.#pictures.values()) picture.close();
    this.#pictures.clear();
  }

  #paint(image: number): ImageBitmap | undefined {
    if (!this.#look || typeof OffscreenCanvas === "undefined") return undefined;
    const { height, width } = paintedSize(this.#pixels, this.#block);
    this.#scratch ??= new OffscreenCanvas(width, height);
    Object.assign(this.#scratch, { width, height });
    const context = this.#scratch.getContext("2d");
    if (!context) return undefined;
    const painted = new ImageData(width, height);
    paintTile(painted.data, image, this.#pixels, this.#look, this.#block);
    context.putImageData(painted, 0, 0);
    this.#makeRoom(height * width);
    return this.#scratch.transferToImageBitmap();
  }

  #makeRoom(size: number): void {
    for (const [image, picture] of this.#pictures) {
      if ((this.#pictures.size + 1) * size <= mostKept) return;
      picture.close();
      this.#pictures.delete(image);
    }
  }
}
