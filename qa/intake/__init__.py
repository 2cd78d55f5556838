"""From files to what is stored: collected, read apart, encoded, entered; begun again and mended."""
