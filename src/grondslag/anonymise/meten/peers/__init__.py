"""One script a system, run by the interpreter of its own environment; they know each other through `proef`.

The scripts are named `met_…`, because a file called `deduce.py` would stand in the way of the library.
"""
