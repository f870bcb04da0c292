/** The variables of all cells, by name. A plain object: reading one costs what a property costs. */
export class Variables {
  readonly values: Record<string, unknown> = {};

  /** A variable that stays as it is: a constant, a function, a class, or one that only the cells themselves change. */
  declare(name: string, value: unknown): void {
    Object.defineProperty(this.values, name, { value, writable: true, enumerable: true, configurable: true });
  }

  /** A variable that functions use as well: it lives in its cell, and everybody reaches it there. */
  share(name: string, get: () => unknown, set: (value: unknown) => void): void {
    Object.defineProperty(this.values, name, { get, set, enumerable: true, configurable: true });
  }

  get names(): Set<string> {
    return new Set(Object.keys(this.values));
  }
}
