"""The families of sites that the practice outlets imitate; one module each, found by `PracticeOutlet.family`."""

from __future__ import annotations

from collections.abc import Callable

from newsroom.families.blogspot import Blogspot
from newsroom.families.disway import Disway
from newsroom.families.goid import GoId
from newsroom.families.reprint import Reprint
from newsroom.families.tribun import Tribun
from newsroom.families.wordpress import WordPress
from newsroom.site import Family, Site

FAMILIES: dict[str, Callable[[Site], Family]] = {
    "wordpress": WordPress,
    "tribun": Tribun,
    "disway": Disway,
    "goid": GoId,
    "blogspot": Blogspot,
    "reprint": Reprint,
}
