"""What the ledger of a population says: differences between worlds, savings and timeliness."""
