"""Using an exemption: may it be done, what it needs, the note for the file, the leader's check, how often."""
