"""What is kept: the library's file, its indexes (dense, lexical, by token) and its examination."""
