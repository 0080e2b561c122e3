"""Own drawings of the positions, as APL vector graphics: one for each step of each walkthrough."""
