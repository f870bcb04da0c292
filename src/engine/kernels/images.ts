import type { KernelFamily } from "./kernel.js";

/** Kernels that resize, crop and turn pictures, or choose boxes on them. */
export const images: KernelFamily = (backend) => {
  const { constants } = backend;
  return {
    ResizeBilinear: ({ images: x }, { size, alignCorners, halfPixelCenters }) =>
      backend.run("ResizeBilinear", [x!, constants.ints(size)], {
        align_corners: alignCorners,
        half_pixel_centers: halfPixelCenters,
      }),
    ResizeBilinearGrad: ({ images: x, dy }, { alignCorners }) =>
      backend.run("ResizeBilinearGrad", [dy!, x!], { align_corners: alignCorners }),
    ResizeNearestNeighbor: ({ images: x }, { size, alignCorners, halfPixelCenters }) =>
      backend.run("ResizeNearestNeighbor", [x!, constants.ints(size)], {
        align_corners: alignCorners,
        half_pixel_centers: halfPixelCenters,
      }),
    ResizeNearestNeighborGrad: ({ images: x, dy }, { alignCorners }) =>
      backend.run("ResizeNearestNeighborGrad", [dy!, constants.ints(x!.shape.slice(1, 3))], {
        align_corners: alignCorners,
      }),
    CropAndResize: ({ image, boxes, boxInd }, { cropSize, method, extrapolationValue }) =>
      backend.run("CropAndResize", [image!, boxes!, boxInd!, constants.ints(cropSize)], {
        method,
        extrapolation_value: extrapolationValue,
      }),
    FlipLeftRight: ({ image }) => backend.run("ReverseV2", [image!, constants.ints([2])]),
    Transform: ({ image, transforms }, { interpolation, fillMode, fillValue, outputShape }) =>
      backend.run(
        "ImageProjectiveTransformV3",
        [image!, transforms!, constants.ints(outputShape ?? image!.shape.slice(1, 3)), constants.scalar(fillValue)],
        { interpolation: interpolation.toUpperCase(), fill_mode: fillMode.toUpperCase() },
      ),
    NonMaxSuppressionV3: ({ boxes, scores }, { maxOutputSize, iouThreshold, scoreThreshold }) =>
      backend.run("NonMaxSuppressionV3", [
        boxes!,
        scores!,
        constants.int(maxOutputSize),
        constants.scalar(iouThreshold),
        constants.scalar(scoreThreshold),
      ]),
    NonMaxSuppressionV4: ({ boxes, scores }, { maxOutputSize, iouThreshold, scoreThreshold, padToMaxOutputSize }) =>
      backend
        .exec(
          "NonMaxSuppressionV4",
          [
            boxes!,
            scores!,
            constants.int(maxOutputSize),
            constants.scalar(iouThreshold),
            constants.scalar(scoreThreshold),
          ],
          { pad_to_max_output_size: padToMaxOutputSize },
        )
        .map((tensor) => backend.adopt(tensor)),
    NonMaxSuppressionV5: ({ boxes, scores }, { maxOutputSize, iouThreshold, scoreThreshold, softNmsSigma }) => {
      const [chosen, theirScores, count] = backend.exec("NonMaxSuppressionV5", [
        boxes!,
        scores!,
        constants.int(maxOutputSize),
        constants.scalar(iouThreshold),
        constants.scalar(scoreThreshold),
        constants.scalar(softNmsSigma),
      ]);
      count!.delete();
      return [backend.adopt(chosen!), backend.adopt(theirScores!)];
    },
  };
};
