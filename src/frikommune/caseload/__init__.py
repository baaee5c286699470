"""A synthetic caseload: made-up citizens whose rows give the published figures. It knows no law."""
