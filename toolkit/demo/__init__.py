"""La Place: the embedded social platform, the reference of what good looks like, with defects on demand."""
