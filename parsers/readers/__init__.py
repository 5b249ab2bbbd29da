"""One module a file format; each turns bytes into a `Reading` of lines and decides nothing about their meaning."""
