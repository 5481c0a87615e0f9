"""
One file a defect, found by a folder scan: evidence in, findings out; the function bears the file's name.
"""
