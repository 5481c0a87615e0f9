"""Planted defects, one a file; each declares `DEFECT`."""
