"""What a case system sends: read, made keyed, compared with what is stored; nothing here stores anything."""
