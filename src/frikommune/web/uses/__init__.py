"""Using an exemption in a case: registering it, the note for the file, the leader's check."""
