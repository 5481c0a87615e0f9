"""
How the keyboard alone gets to a control and works it: what the keyboard hand is made of.

Each walk has one aim, the control that an act names; what is kept is a flat list of the keys that were pressed.
"""
