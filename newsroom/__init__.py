"""Practice outlets on loopback: invented articles as data, served in the markup of real families of sites.

from newsroom import Newsroom
with Newsroom(day=1) as newsroom: ...
"""

from newsroom.server import ExpectedArticle, Newsroom, ServedOutlet

__all__ = ["ExpectedArticle", "Newsroom", "ServedOutlet"]
