"""Fits one classifier of a library; prints seconds, and its accuracy on fresh samples."""

import importlib
import json
import sys
import time

import numpy

peer, path = json.loads(sys.argv[1]), sys.argv[2]
samples, features, _, fresh = map(int, sys.argv[3:7])
x = numpy.fromfile(f"{path}.values", dtype=numpy.float32).reshape(samples + fresh, features)
y = numpy.fromfile(f"{path}.labels", dtype=numpy.int32)
model = getattr(importlib.import_module(peer["module"]), peer["class"])(**peer["arguments"])

start, before = time.perf_counter(), time.process_time()
model.fit(x[:samples], y[:samples])
total, processor = time.perf_counter() - start, time.process_time() - before
accuracy = float((model.predict(x[samples:]).ravel() == y[samples:]).mean())
print(json.dumps({"total": total, "processor": processor, "accuracy": accuracy}))
