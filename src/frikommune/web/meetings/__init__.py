"""Bodies and working groups: agendas, minutes, actions, documents."""
