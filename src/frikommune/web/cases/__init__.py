"""Cases of a municipality: where they are kept, how they are found, who may see them."""
