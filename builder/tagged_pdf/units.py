"""Lengths, in the points that PDF counts in."""

MM = 72 / 25.4  # a millimetre
