"""Ranks the genes of each group with scanpy; prints seconds and sums to compare."""

import json
import sys
import time
import warnings

import anndata
import numpy
import pandas
import scanpy
from scipy import sparse

warnings.filterwarnings("ignore")
path, cells, genes, _ = sys.argv[1], *map(int, sys.argv[2:])
integers = {name: numpy.fromfile(f"{path}.{name}", dtype=numpy.int32) for name in ("indptr", "indices", "groups")}
values = numpy.fromfile(f"{path}.values", dtype=numpy.float32)
matrix = sparse.csr_matrix((values, integers["indices"], integers["indptr"]), shape=(cells, genes))
types = pandas.Categorical(integers["groups"].astype(str))
data = anndata.AnnData(matrix, obs=pandas.DataFrame({"type": types}, index=[f"c{i}" for i in range(cells)]))
data.var_names = [f"g{j}" for j in range(genes)]
scanpy.tl.rank_genes_groups(data[:100, :20].copy(), "type", method="wilcoxon")  # what is compiled, is compiled here

start = time.perf_counter()
scanpy.tl.rank_genes_groups(data, "type", method="wilcoxon")
total = time.perf_counter() - start
found = data.uns["rank_genes_groups"]
groups = found["names"].dtype.names
scores = sum(float(numpy.abs(found["scores"][group].astype(float)).sum()) for group in groups)
log_q = sum(float(-numpy.log(numpy.maximum(found["pvals_adj"][group].astype(float), 1e-300)).sum()) for group in groups)
print(json.dumps({"total": total, "scores": scores, "logQ": log_q}))
