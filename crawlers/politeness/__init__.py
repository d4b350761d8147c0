"""How the crawl behaves towards the sites: who it says it is, what it may ask for, how often, and where it must not connect."""
