"""One module a family of gold sets: what a row is, how a reading is judged by it, which figures come of it."""
