"""What is kept: the library's file, its tables, its examination, and the stores that search it."""
