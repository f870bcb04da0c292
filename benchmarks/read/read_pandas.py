"""Reads the table as a pandas user would, as samples x features of float32, and prints seconds and a checksum."""

import json
import sys
import time

import numpy
import pandas

start = time.perf_counter()
table = pandas.read_csv(sys.argv[1], sep="\t", index_col=0, engine="c")
read = time.perf_counter() - start
values = numpy.ascontiguousarray(table.to_numpy(dtype=numpy.float32).T)
total = time.perf_counter() - start
print(json.dumps({"read": read, "total": total, "shape": values.shape, "sum": float(values.sum(dtype=numpy.float64))}))
