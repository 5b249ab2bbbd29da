"""Đọc văn bản của Đảng và Nhà nước: bytes in, frozen values out; no files, no database, no clock, no network."""
