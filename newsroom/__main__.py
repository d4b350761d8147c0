"""`python -m newsroom [--day N] [--port-base N]`: serve the practice outlets until Ctrl-C."""

from __future__ import annotations

import argparse
import sys
import threading

from newsroom.server import Newsroom


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m newsroom", description="Practice news outlets on loopback.")
    parser.add_argument("--day", type=int, default=1, help="the newsroom's day (default 1)")
    parser.add_argument("--port-base", type=int, help="first of six ports in a row (default: free ports)")
    asked = parser.parse_args()
    try:
        with Newsroom(asked.day, port_base=asked.port_base) as newsroom:
            for outlet in newsroom.outlets:
                print(f"{outlet.id}\t{outlet.base_url}", flush=True)
            threading.Event().wait()
    except (OSError, ValueError) as error:
        print(f"newsroom: {error}; choose another --port-base or --day", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        pass
    return 0


if __name__ == "__main__":
    sys.exit(main())
