"""One suite for every engine: what `search/index/base.py` promises, on generated documents and hand-made ones.

A new engine is one more name in `conftest.py`.
"""
