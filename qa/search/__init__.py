"""From a question to an answer: terms, two legs, their fusion, a second look, how sure it is."""
