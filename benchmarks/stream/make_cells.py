"""Writes counts of simulated cells as AnnData (HDF5, CSR): python make_cells.py FILE CELLS GENES SHARE [SEED]

Each cell shows as many genes, spread over the table; eight kinds of cells show a tenth of the genes more strongly.
The file is written block by block, so that it may be larger than the memory.
"""

import sys

import h5py
import numpy as np

path, cells, genes, share, *seed = sys.argv[1:]
cells, genes = int(cells), int(genes)
shown = round(float(share) * genes)
random = np.random.default_rng(int(seed[0]) if seed else 1)
kinds, block = 8, 5000
level = random.gamma(0.6, 1.5, genes)
marked = random.random((kinds, genes)) < 0.1


def texts(group, name, values):
    data = group.create_dataset(name, data=np.asarray(values, dtype=h5py.string_dtype()))
    data.attrs.update({"encoding-type": "string-array", "encoding-version": "0.2.0"})


def frame(name, index, labels=None):
    group = file.create_group(name)
    columns = [] if labels is None else ["kind"]
    group.attrs.update({"encoding-type": "dataframe", "encoding-version": "0.2.0", "_index": "_index"})
    group.attrs.create("column-order", columns, dtype=h5py.string_dtype())
    texts(group, "_index", index)
    if labels is not None:
        texts(group, "kind", [f"kind{label}" for label in labels])


with h5py.File(path, "w") as file:
    file.attrs.update({"encoding-type": "anndata", "encoding-version": "0.1.0"})
    kind = random.integers(0, kinds, cells)
    frame("obs", [f"cell{i}" for i in range(cells)], kind)
    frame("var", [f"gene{j}" for j in range(genes)])
    x = file.create_group("X")
    x.attrs.update({"encoding-type": "csr_matrix", "encoding-version": "0.1.0", "shape": [cells, genes]})
    stored = cells * shown
    chunk = (min(stored, 1 << 20),)
    data = x.create_dataset("data", (stored,), np.float32, chunks=chunk)
    indices = x.create_dataset("indices", (stored,), np.int32, chunks=chunk)
    x.create_dataset("indptr", data=np.arange(cells + 1, dtype=np.int64) * shown)
    width = genes / shown
    for start in range(0, cells, block):
        end = min(start + block, cells)
        # One gene of each stretch of the table, so that a cell's genes are different ones, in order.
        gene = ((np.arange(shown) + random.random((end - start, shown))) * width).astype(np.int32)
        mean = level[gene] * np.where(marked[kind[start:end, None], gene], 6, 1)
        counts = 1 + random.poisson(mean)
        indices[start * shown : end * shown] = gene.ravel()
        data[start * shown : end * shown] = counts.ravel()
