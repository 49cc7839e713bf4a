"""Sizes of a window, and in which of them, light and dark, pages are looked at."""

import itertools
import os
from typing import Final

SIZES: Final = {"desktop": (1440, 900), "phone": (390, 844)}
SCHEMES: Final = ("dark", "light")
KEPT: Final = os.environ.get("TAPEWIRE_PICTURES")
# Each size once and each scheme once; every one of them when the pictures are kept.
LOOKS: Final = tuple(
    itertools.product(SIZES, SCHEMES) if KEPT else zip(SIZES, SCHEMES, strict=True)
)
