"""Click in Vietnamese: the headings of help pages, and what is said of a wrong call."""

from __future__ import annotations

import click
import regex

HELP = {"help_option_names": ["-h", "--help"], "max_content_width": 100}

# What click says of a wrong call, and the same in Vietnamese.
_PHRASES = (
    (regex.compile(r"unexpected extra arguments? \((?P<what>.*)\)"), "Thừa {what}."),
    (regex.compile(r"No such command '(?P<what>.*?)'"), "Không có lệnh {what}."),
    (regex.compile(r"No such option:? '?(?P<what>-[\w-]+)"), "Không có tùy chọn {what}."),
    (regex.compile(r"Missing (?:argument|option|parameter) '(?P<what>.*?)'"), "Thiếu {what}."),
    (regex.compile(r"Option '(?P<what>.*?)' requires"), "Tùy chọn {what} cần một giá trị."),
    (regex.compile(r"Invalid value for '(?P<what>.*?)'"), "Giá trị của {what} không hợp lệ."),
)


class _Headings(click.Command):
    """A command whose help page is Vietnamese throughout."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), "Cách dùng: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        records = [record for option in options if (record := option.get_help_record(ctx))]
        with formatter.section("Tùy chọn"):
            formatter.write_dl([(name, about.replace("[required]", "[bắt buộc]")) for name, about in records])

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option:
            option.help = "In trang này."
        return option

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        pieces = super().collect_usage_pieces(ctx)
        return [piece.replace("[OPTIONS]", "[TÙY CHỌN]").replace("COMMAND [ARGS]...", "LỆNH …") for piece in pieces]


class Command(_Headings):
    """One verb."""


class Group(_Headings, click.Group):
    """The command with its verbs."""

    command_class = Command

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        with formatter.section("Lệnh"):
            formatter.write_dl([(name, command.get_short_help_str(120)) for name, command in self.commands.items()])


def explain_call(error: click.UsageError) -> str:
    """What is wrong with a call, in Vietnamese where click's words are known."""
    said = error.format_message()
    known = ((pattern.search(said), words) for pattern, words in _PHRASES)
    return next((words.format(**match.groupdict()) for match, words in known if match), said)
