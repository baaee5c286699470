"""What is due: rounds, meetings, evaluation, the chain of approval; a calendar feed."""
