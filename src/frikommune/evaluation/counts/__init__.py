"""Counts and shares: with an interval, with what has not finished, hidden where few stand behind them."""
