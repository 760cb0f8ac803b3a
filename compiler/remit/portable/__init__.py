"""Machine to what every system can be given of it: plain ids, moves with counters as guards, clocks as data.

What targets share is one walk over the machine (`walk.py`); the traces by which anybody can test theirs are made from
the same look-ups that `step` uses (`vectors.py`). Knows no format.
"""
