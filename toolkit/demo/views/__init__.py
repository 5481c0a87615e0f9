"""The pages of La Place: one blueprint a file, found by a folder scan."""
