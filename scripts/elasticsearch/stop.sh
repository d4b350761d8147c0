#!/usr/bin/env bash
# Stop the Elasticsearch that start.sh started on PORT (default 9270). Its data stays in the cache.
set -euo pipefail
port=${1:-9270}
if [ "$(id -u)" = 0 ]; then default=/var/cache/ikrar; else default=${XDG_CACHE_HOME:-$HOME/.cache}/ikrar; fi
pid_file=${IKRAR_ELASTICSEARCH_CACHE:-$default}/elasticsearch/run-$port/pid
if [ ! -f "$pid_file" ]; then echo "no Elasticsearch of start.sh runs on port $port"; exit 0; fi
pid=$(cat "$pid_file")
kill "$pid" 2>/dev/null || { rm -f "$pid_file"; echo "it was gone already"; exit 0; }
for _ in $(seq 30); do
  kill -0 "$pid" 2>/dev/null || { echo "stopped"; exit 0; }
  sleep 1
done
echo "process $pid does not end; look at it yourself" >&2
exit 1
