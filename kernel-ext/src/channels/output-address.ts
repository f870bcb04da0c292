/** Where the main thread hands over output for the broadcast socket. */
export const outputAddress = "inproc://omixel-kernel-output";
