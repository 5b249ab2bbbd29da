"""Đưa văn bản đã đọc vào cơ sở dữ liệu: all that has effects; files, processes, SQLite, terminal, web."""
