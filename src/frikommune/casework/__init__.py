"""A caseworker's and a leader's day: what to do in a case, what a trial allows, what was done with it."""
