// What every cell finds beside Node's own globals; the kernel puts it there when it starts (src/api.ts).

/**
 * Asks the person at the front end.
 *
 * @example
 * const name = await input("Name? ");
 * const key = await input("Key: ", { password: true });
 * @param prompt what is asked
 * @param options `password: true` hides what is typed
 * @throws NoInput where there is nobody to ask: a notebook that is executed as a whole
 */
declare function input(prompt?: string, options?: { readonly password?: boolean }): Promise<string>;

/**
 * Shows a value in the middle of a cell, as the last expression is shown at its end.
 *
 * @param options with an `id`, a later call with the same id and `update: true` replaces the picture
 */
declare function display(value: unknown, options?: { readonly id?: string; readonly update?: boolean }): Promise<void>;
