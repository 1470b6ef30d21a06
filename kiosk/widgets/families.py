"""The font files that come with the kiosk; loads none of them, so that no window is needed."""

from pathlib import Path

_FOLDER = Path(__file__).with_name("fonts")

ICON_FAMILY = "icons"

# regular, italic, bold, bold italic; "-strong" is the half-bold cut for buttons and kickers
_CUTS = {
    "be-vietnam-pro": ("BeVietnamPro-Regular", "BeVietnamPro-Italic", "BeVietnamPro-SemiBold",
                       "BeVietnamPro-SemiBoldItalic"),
    "be-vietnam-pro-strong": ("BeVietnamPro-Medium", "BeVietnamPro-Italic", "BeVietnamPro-Bold",
                              "BeVietnamPro-SemiBoldItalic"),
    "source-serif-4": ("SourceSerif4-Regular", "SourceSerif4-Italic", "SourceSerif4-SemiBold",
                       "SourceSerif4-SemiBoldItalic"),
    "ibm-plex-sans": ("IBMPlexSans-Medium", "IBMPlexSans-Medium", "IBMPlexSans-SemiBold",
                      "IBMPlexSans-SemiBold"),
    ICON_FAMILY: ("TablerIcons",) * 4,
}  # fmt: skip

FAMILIES = {family: tuple(_FOLDER / f"{cut}.ttf" for cut in cuts) for family, cuts in _CUTS.items()}
"""The files of each family: regular, italic, bold, bold italic."""
