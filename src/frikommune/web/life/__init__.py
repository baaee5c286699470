"""From decision to law: decisions, bylaws, starts, joining, leaving, practice, the end."""
