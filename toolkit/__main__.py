"""`python -m toolkit` is `virage`."""

from toolkit.cli import main

main()
