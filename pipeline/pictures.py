"""A scanned page made ready for an OCR program: without its red seals, at the size that it reads best, straight.

On a scan of a Vietnamese document the seal covers part of the signer's name, the sheet lies a degree askew, and a page
that was made small for a web site has letters ten dots high. Each of the three costs more words than all else.
"""

from __future__ import annotations

import math
from itertools import pairwise

from PIL import Image, ImageChops, ImageFilter

# What Tesseract was trained on.
DPI = 300.0
SAME_SCALE = 0.01
# Larger than this a page is not made: on scans of 80 dpi figures are read worse at 300 than at 250.
MOST_ENLARGED = 3.2
# A page is a sheet of paper: with more dots than this it is made smaller (A2 at 300 dpi has 35 million).
MOST_DOTS = 50_000_000
# How much redder than its paper a dot of ink of a seal is; JPEG spreads the colour round it, at the size of the scan.
REDNESS = 5
SPREAD = 2
# Where there is red, only what is darker than this is ink of the text.
DARK = 115
WHITE = 255
GREY = ("1", "L", "LA", "I", "I;16")
# A stamp is much redder than a seal's pale rim, and covers more than specks do.
STAMPED = 40
LEAST_INK = 0.0005
# Sheets lie askew by up to five degrees, measured to a tenth, on a picture of this many dots.
ASKEW, COARSE, FINE = 5.0, 0.5, 0.1
MEASURED = (600, 600)


def resolution(dpi: float, picture: Image.Image) -> float:
    """The resolution at which the picture of a page that was taken at `dpi` is best read."""
    return min(DPI, MOST_ENLARGED * dpi, dpi * math.sqrt(MOST_DOTS / (picture.width * picture.height)))


def make_ready(picture: Image.Image, dpi: float) -> Image.Image:
    """The picture of a page in shades of grey, at its best resolution, without seals and set straight."""
    return straighten(at_best_size(without_seals(picture), dpi))


def at_best_size(page: Image.Image, dpi: float) -> Image.Image:
    """A picture taken at `dpi`, at the resolution at which it is best read."""
    scale = resolution(dpi, page) / dpi
    if abs(scale - 1) < SAME_SCALE:
        return page
    return page.resize(
        (max(round(page.width * scale), 1), max(round(page.height * scale), 1)), Image.Resampling.LANCZOS
    )


def without_seals(picture: Image.Image) -> Image.Image:
    """The picture in grey; where ink is red, what stands under it is kept only if it is dark."""
    if picture.mode in GREY:
        return picture.convert("L")
    red, green, _ = picture.convert("RGB").split()
    seal = _redder(red, green, REDNESS, ImageFilter.BoxBlur(SPREAD))
    ink = red.point([value if value <= DARK else WHITE for value in range(256)])
    return Image.composite(ink, red, seal)


def red_ink(picture: Image.Image) -> Image.Image | None:
    """What is stamped in red alone, dark on white; None where there is next to nothing."""
    if picture.mode in GREY:
        return None
    red, green, _ = picture.convert("RGB").split()
    ink = ImageChops.invert(_redder(red, green, STAMPED))
    share = ink.histogram()[0] / (ink.width * ink.height)
    return ink if share > LEAST_INK else None


def _redder(red: Image.Image, green: Image.Image, least: int, spread: ImageFilter.Filter | None = None) -> Image.Image:
    """White where a picture is redder than its paper, black elsewhere."""
    excess = ImageChops.subtract(red, green)
    paper = _median(excess)
    excess = excess.filter(spread) if spread else excess
    return excess.point([WHITE if value > paper + least else 0 for value in range(256)])


def straighten(page: Image.Image) -> Image.Image:
    """The page turned by the angle at which its lines lie level."""
    angle = find_skew(page)
    return page.rotate(angle, Image.Resampling.BICUBIC, fillcolor=WHITE) if angle else page


def find_skew(page: Image.Image) -> float:
    """By how many degrees a page must be turned: lines of text that lie level part the page into dark and light."""
    small = page.copy()
    small.thumbnail(MEASURED)

    def contrast(angle: float) -> int:
        turned = small.rotate(angle, Image.Resampling.BILINEAR, fillcolor=WHITE)
        rows = turned.resize((1, turned.height), Image.Resampling.BOX).tobytes()
        return sum((one - other) ** 2 for one, other in pairwise(rows))

    steps, around = int(ASKEW / COARSE), int(COARSE / FINE)
    coarse = max([step * COARSE for step in range(-steps, steps + 1)], key=contrast)
    fine = max([coarse + step * FINE for step in range(-around, around + 1)], key=contrast)
    return round(fine, 1)


def _median(picture: Image.Image) -> int:
    half = picture.width * picture.height / 2
    for value, count in enumerate(picture.histogram()):
        half -= count
        if half <= 0:
            return value
    return 0
