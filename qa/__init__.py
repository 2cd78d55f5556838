"""Ask your articles: passages cited to the character, and claims checked against them."""
