"""Practice outlets on loopback: invented articles as data, served in the markup of real families of sites.

from newsroom import Newsroom, write_configuration
with Newsroom(day=1) as newsroom:
    folder = write_configuration(newsroom, Path("practice-config"))
"""

from newsroom.configuration import CONTACT, write_configuration
from newsroom.server import ExpectedArticle, Newsroom, ServedOutlet

__all__ = ["CONTACT", "ExpectedArticle", "Newsroom", "ServedOutlet", "write_configuration"]
