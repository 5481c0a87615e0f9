"""Other ways in which a journey is lived, beside the plain walk: one file each, found by a folder scan."""
