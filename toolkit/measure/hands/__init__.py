"""How a member's acts are carried out: one file an input modality, found by a folder scan."""
