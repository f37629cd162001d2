"""Writes op-defs.json: what a graph must spell out of each operation that TensorFlow.js may ask for.

An eager operation infers attributes from its inputs (a type, a number of inputs); a node of a graph names them all.
For each operation: one triple for each argument, [attribute of its type, of its number, of its list of types], each
empty where it has none; then the attributes without a default. Run: python op-defs.py FOLDER_OF_TFJS_NODE
"""
import json
import pathlib
import re
import sys

import tensorflow as tf
from tensorflow.python.framework import op_def_registry

sources = pathlib.Path(sys.argv[1]).glob("dist/**/*.js")
quoted = {name for path in sources for name in re.findall(r"['\"]([A-Z][A-Za-z0-9]+)['\"]", path.read_text())}
core = pathlib.Path(sys.argv[1]).parent / "tfjs-core/dist/kernel_names.js"
names = quoted | set(re.findall(r"= '([A-Za-z0-9]+)'", core.read_text()))
noise = {"StatelessRandomNormal", "StatelessRandomUniform"}
gradients = {"ReluGrad", "LeakyReluGrad", "SigmoidGrad", "TanhGrad", "SoftplusGrad", "BiasAddGrad", "BroadcastTo"}
graph = {"Placeholder", "Const", "Identity", "MatMul", "BiasAdd"}

table = {}
for name in sorted(names | noise | gradients | graph):
    definition = op_def_registry.get(name)
    if definition is None:
        continue
    arguments = [[a.type_attr, a.number_attr, a.type_list_attr] for a in definition.input_arg]
    required = [a.name for a in definition.attr if not a.HasField("default_value")]
    table[name] = {"inputs": arguments, "required": required}
rows = ",\n".join(f"    {json.dumps(name)}: {json.dumps(entry)}" for name, entry in table.items())
text = f'{{\n  "maker": "TensorFlow {tf.__version__}, op-defs.py",\n  "operations": {{\n{rows}\n  }}\n}}\n'
pathlib.Path(__file__).with_name("op-defs.json").write_text(text)
