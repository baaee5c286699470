"""The columnar engine: the ledger of a population, the same rows as the reference gives for each history.

`plan` and its neighbours turn the rulebook into tables of numbers, `encode` the cases; `kernel` holds the
inner loops, `decode` turns rows of numbers into the ledger's columns, `engine` runs them.
"""
