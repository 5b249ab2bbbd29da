"""How the sample documents are made: one text a document, one writer a format."""
