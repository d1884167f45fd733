"""Forms that came back filled in: their boxes, the questions these answer, and a table of it all."""
