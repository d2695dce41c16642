"""Named computations over findings, found by folder."""
