"""The network and its trials: who takes part in what, as the sources say it. Yields grants; knows no law."""
