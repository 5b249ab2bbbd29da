"""Which formats are read, and by whose help; apart from the readers, which load for longer than this takes to ask."""

from __future__ import annotations

# Those of `parsers.document.READERS`.
OWN = frozenset({"txt", "md", "html", "mhtml", "docx", "pdf"})
# LibreOffice makes them .docx.
OFFICE = frozenset({"doc", "rtf", "odt"})
# Tesseract recognises them.
IMAGES = frozenset({"png", "jpg", "tif"})
READ = OWN | OFFICE | IMAGES
