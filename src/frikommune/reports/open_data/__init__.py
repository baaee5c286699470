"""Open data: the programme's facts as tables that anybody may use, each with its dictionary."""
