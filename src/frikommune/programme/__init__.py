"""The network as a journal of claims, acts and adoptions; its state on a day. Yields grants; knows no law."""
