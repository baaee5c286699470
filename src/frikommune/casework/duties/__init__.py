"""What is due in a case on a day and why, what a trial allows there, and today's list over many cases."""
