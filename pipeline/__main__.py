"""The installed command. Every process that reads imports this module again, so it loads nothing until it is called."""

from __future__ import annotations


def main() -> None:
    """The entry point."""
    from pipeline import cli

    cli.main()


if __name__ == "__main__":
    main()
