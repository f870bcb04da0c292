"""Finds communities with igraph under several seeds; prints seconds and modularity of each."""

import json
import random
import sys
import time

import igraph
import numpy

path, cells, seeds = sys.argv[1], *map(int, sys.argv[2:])
rows, columns = (numpy.fromfile(f"{path}.{name}", dtype=numpy.int32) for name in ("rows", "columns"))
weights = numpy.fromfile(f"{path}.weights", dtype=numpy.float64).tolist()
graph = igraph.Graph(n=cells, edges=list(zip(rows.tolist(), columns.tolist())))

seconds, modularity = [], []
for seed in range(seeds):
    random.seed(seed)
    start = time.perf_counter()
    found = graph.community_leiden(objective_function="modularity", weights=weights, n_iterations=2)
    seconds.append(time.perf_counter() - start)
    modularity.append(graph.modularity(found.membership, weights=weights))
print(json.dumps({"seconds": seconds, "modularity": modularity, "edges": len(weights)}))
