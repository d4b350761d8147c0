"""The digest: what is new, corrected or withdrawn since the last one sent, as a mail or as files.

Digests(config, settings, folder, store, names).send_all()      # prepares, renders, hands over what each subscriber is due
"""

from search.digest.send import Delivered, Digests

__all__ = ["Delivered", "Digests"]
