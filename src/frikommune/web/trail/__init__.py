"""The trail: every change and every look-up of a citizen, chained, in the transaction of the change."""
