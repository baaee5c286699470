"""An evaluation's design: what will be judged, how, and by which numbers, written before the data is seen."""
