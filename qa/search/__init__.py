"""From a question to an answer: terms, the fusion of two legs, a second look, how sure it is."""
