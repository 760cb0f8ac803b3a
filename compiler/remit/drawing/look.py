"""How a flowchart looks: colours, and sizes in px. Knows no chart.

Contrast: text is at least 4.5:1 on what lies under it, a line at least 3:1. No type is smaller than 16 px.
"""

from __future__ import annotations

# Colours.
INK = "#0b0c0c"
GREY = "#484949"
BLUE = "#1d70b8"
PURPLE = "#54319f"
WHITE = "#ffffff"
BAND = "#f4f8fb"
QUESTION = "#fff7bf"
VOICES = {"you": BLUE, "council": INK, "other": PURPLE}

FONT = 'Arial, "Liberation Sans", Helvetica, sans-serif'
TEXT = 16
TITLE = 17
BAND_TITLE = 19

# The sheet: `EDGE` lies between the sheet's side and its boxes.
EDGE = 12
PADDING = 16
BAND_GAP = 38
BAR = 36

# A box; `NOTE_APART` parts words that take several lines from other words of their kind.
STROKE = 2
LEFT = 20
RIGHT = 12
INSET = 11
NOTE_APART = 6
ROUND = 16
CLOCK = 24

# A decision: how far its points reach out, its room above and below the words, its least height.
POINT = 20
QUESTION_INSET = 14
QUESTION_SIDE = 26
QUESTION_LEAST = 50

# Between boxes: with an arrow, with an arrow beside which words stand (and more for each line of words), side by side.
ARROW = 26
WORDS = 15
LINE = 22
APART = 14
BESIDE = 10

# An arrow's head.
HEAD = 9
HEAD_HALF = 6
