"""The pages of collecting: of the coordinator, of a municipality, and of the status itself."""
