"""The names of the discovery methods, as families and outlets write them."""

METHOD_NAMES = ("wordpress", "feed", "sitemap", "listing")
