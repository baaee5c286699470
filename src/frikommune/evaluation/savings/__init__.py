"""What a trial saved: events that did not happen, their prices, and who was spared them."""
