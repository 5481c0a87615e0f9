"""FlaskBB from PyPI: installed, seeded, served, measured."""
