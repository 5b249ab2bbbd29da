"""Click in Vietnamese: the headings of help pages, and what is said of a wrong call."""

from __future__ import annotations

import click

HELP = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class _Headings(click.Command):
    """A command whose help page is Vietnamese throughout."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), "Cách dùng: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        records = [record for param in self.get_params(ctx) if (record := param.get_help_record(ctx))]
        if records:
            with formatter.section("Tùy chọn"):
                formatter.write_dl(records)

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
            formatter.write_dl([(name, command.get_short_help_str(80)) for name, command in self.commands.items()])


def explain_call(error: click.ClickException) -> str:
    """What was wrong with a call, in one Vietnamese sentence."""
    match error:
        case click.NoSuchOption():
            return f"Không có tùy chọn {error.option_name}."
        case click.MissingParameter(param=click.Parameter() as param):
            return f"Thiếu {param.make_metavar(click.Context(click.Command('')))}."
        case click.BadParameter(param=click.Parameter() as param):
            return f"Giá trị của {max(param.opts, key=len)} không hợp lệ: {error.message}"
    return error.format_message()
