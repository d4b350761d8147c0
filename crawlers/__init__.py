"""Crawling: outlets as data, discovery, good manners, and one spider that fills the archive."""

from crawlers.crawl import crawl, new_run_id
from crawlers.outlets import Outlet, articles_a_week, choose_outlets, load_outlets
from crawlers.report import CrawlReport, OutletReport

__all__ = ["CrawlReport", "Outlet", "OutletReport", "articles_a_week", "choose_outlets", "crawl", "load_outlets", "new_run_id"]
