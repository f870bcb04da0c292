/** A buffer of more bytes than these is not saved in a notebook, which would become too large to open. */
export const mostSaved = 32 * 2 ** 20;
