"""Learns a DeepInsight layout with pyDeepInsight, draws all samples, and prints seconds and the genes' pixels."""

import json
import sys
import time
import types
import warnings

import numpy


class Absent(types.ModuleType):
    """pyDeepInsight imports its optional CAM packages on every start; encoding does not use them."""

    __path__ = []

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (), {})


for name in ("pytorch_grad_cam", "pytorch_grad_cam.utils", "pytorch_grad_cam.utils.model_targets"):
    sys.modules[name] = Absent(name)
for name in ("torchcam", "torchcam.methods", "torchcam.methods._utils"):
    sys.modules[name] = Absent(name)

from pyDeepInsight import ImageTransformer  # noqa: E402

path, samples, genes, pixels = sys.argv[1], *map(int, sys.argv[2:])
values = numpy.fromfile(path, dtype=numpy.float32).reshape(samples, genes)
warnings.simplefilter("ignore", DeprecationWarning)
transformer = ImageTransformer(feature_extractor="tsne", discretization="bin", pixels=(pixels, pixels))

start = time.perf_counter()
transformer.fit(values)
fitted = time.perf_counter()
images = transformer.transform(values, img_format="scalar")
drawn = time.perf_counter()
row, column = transformer._coords.T
print(
    json.dumps(
        {
            "fit": fitted - start,
            "transform": drawn - fitted,
            "shape": images.shape,
            "x": column.tolist(),
            "y": row.tolist(),
        }
    )
)
