"""Korean and English: morphemes, names, Hanja, days, and one thing said in two scripts."""
