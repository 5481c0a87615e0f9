"""What the paired comparisons share: the order of the pairs, the median with its interval, the table, the town."""
