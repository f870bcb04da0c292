"""IGTD from its definition as a vectorised numpy swap loop: swaps one feature with the partner that lowers the error most,
the feature that was considered longest ago first, until its error is that of an arrangement which is given, or no feature
finds a better pixel. Prints seconds, steps and both errors."""

import json
import sys
import time

import numpy
from scipy.spatial.distance import pdist, squareform
from scipy.stats import rankdata

path, samples, genes, all_genes, side, steps, arrangement_path = sys.argv[1], *map(int, sys.argv[2:7]), sys.argv[7]
values = numpy.fromfile(path, dtype=numpy.float32).reshape(samples, all_genes)[:, :genes]
values = (values - values.min(axis=0)) / numpy.ptp(values, axis=0)
pixels = numpy.array([(k // side, k % side) for k in range(genes)], dtype=float)
pixel_ranks = squareform(rankdata(pdist(pixels)))
feature_ranks = squareform(rankdata(pdist(values.T.astype(float))))


def error_of(arrangement):
    ranks = feature_ranks[numpy.ix_(arrangement, arrangement)]
    return float(numpy.abs(ranks - pixel_ranks).sum() / 2)


with open(arrangement_path) as file:
    goal = error_of(numpy.array(json.load(file)))

start = time.perf_counter()
ranks = feature_ranks.copy()
own = numpy.abs(ranks - pixel_ranks).sum(axis=1)
considered = numpy.full(genes, -1)
in_vain = 0
for step in range(steps):
    if own.sum() / 2 <= goal or in_vain == genes:
        break
    a = int(considered.argmin())
    here = numpy.abs(ranks[a] - pixel_ranks).sum(axis=1) - own[a]
    there = numpy.abs(ranks - pixel_ranks[a]).sum(axis=1) - own
    between, pair = pixel_ranks[a], ranks[a]
    change = here + there - 2 * (between + pair - numpy.abs(pair - between))
    change[a] = numpy.inf
    b = int(change.argmin())
    considered[a] = step
    in_vain += 1
    if change[b] >= 0:
        continue
    in_vain = 0
    considered[b] = step
    swap = [a, b]
    before = numpy.abs(ranks[:, swap] - pixel_ranks[:, swap]).sum(axis=1)
    ranks[swap] = ranks[[b, a]]
    ranks[:, swap] = ranks[:, [b, a]]
    own += numpy.abs(ranks[:, swap] - pixel_ranks[:, swap]).sum(axis=1) - before
    own[swap] = numpy.abs(ranks[swap] - pixel_ranks[swap]).sum(axis=1)
seconds = time.perf_counter() - start

print(
    json.dumps(
        {
            "total": seconds,
            "steps": step + 1,
            "error": float(own.sum() / 2),
            "start": error_of(numpy.arange(genes)),
            "judged": goal,
        }
    )
)
