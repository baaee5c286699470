"""What the ledger of a population says: differences between worlds, and timeliness."""
