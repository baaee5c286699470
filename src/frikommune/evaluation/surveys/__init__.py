"""Surveys: questions and their wording, answers that lead back to nobody, and what they say together."""
