"""What is kept: the library's file, its tables, its care, and the stores that search it."""
