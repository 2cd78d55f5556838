"""Starts the page over index/; the same as `qa serve`, and takes the same options."""

import sys

from qa.cli import main

if __name__ == "__main__":
    sys.argv.insert(1, "serve")
    main()
