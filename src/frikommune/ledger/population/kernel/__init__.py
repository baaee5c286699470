"""The columnar engine's inner loops: the rules of `docs/semantics.md` over whole numbers, compiled by numba.

Days are numbers (0 is 1 January 1970), `NO` stands for “none”, and tables are rows of whole numbers whose
columns `fields` names. Each module mirrors one of the reference engine, and speaks with its words.
"""
