"""Places points in the plane with umap-learn or openTSNE, on all cores; prints seconds."""

import json
import sys
import time
import warnings

import numpy

warnings.filterwarnings("ignore")
method, path, dimensions, out = sys.argv[1:]
points = numpy.fromfile(path, dtype=numpy.float32).reshape(-1, int(dimensions))

if method == "umap":
    from umap import UMAP

    UMAP(n_epochs=10).fit_transform(points[:5000])  # what is compiled, is compiled here
    embed = lambda: UMAP().fit_transform(points)
else:
    from openTSNE import TSNE

    embed = lambda: TSNE(n_jobs=-1, random_state=1).fit(points)

start = time.perf_counter()
places = numpy.asarray(embed())
total = time.perf_counter() - start
places.astype(numpy.float32).tofile(out)
print(json.dumps({"total": total}))
