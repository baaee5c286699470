"""What is counted of a trial: each with numerator, denominator, unfinished, interval and bounds."""
