"""Files that are made to do harm, and what must come of each: built by code, for nothing of them is to be kept."""
