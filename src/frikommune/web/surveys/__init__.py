"""Surveys: questions, one-time links, answers that lead back to nobody, results."""
