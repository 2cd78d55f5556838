"""From files to what is stored: collected, read apart, cut, encoded, entered."""
