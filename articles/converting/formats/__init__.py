"""One module for each format, each with one function: `read(data)` gives a Converted."""
