"""Evaluations: snapshots, results with verdicts, and all trials together."""
