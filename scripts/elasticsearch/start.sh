#!/usr/bin/env bash
# Start a real Elasticsearch on loopback for tests and benchmarks; users install theirs their own way.
#
#   scripts/elasticsearch/start.sh [VERSION] [PORT]             defaults 9.2.0 and 9270; does nothing when one already answers there
#   scripts/elasticsearch/start.sh --install-only [VERSION]     only fetch it
#   scripts/elasticsearch/start.sh --installed [VERSION]        succeed if it could be started without fetching anything
#   scripts/elasticsearch/stop.sh [PORT]
#
# Needs mvn, unzip, curl and a JDK: 17 or more for 8.x, 21 or more for 9.x (ES_JAVA_HOME, else the newest below /usr/lib/jvm).
# The server is the one that Elastic publishes for integration tests: the real thing without the optional modules, none of which Ikrar uses.
#   IKRAR_ELASTICSEARCH_CACHE   where the download and the data lie (default: the user's cache; /var/cache/ikrar for root)
#   ES_JAVA_OPTS                default -Xms512m -Xmx1g
set -euo pipefail
mode=start
case ${1:-} in --install-only | --installed) mode=${1#--}; shift ;; esac
version=${1:-9.2.0} port=${2:-9270}
address=http://127.0.0.1:$port

answers() { curl -fsS --max-time 5 "$address/_cluster/health?wait_for_status=yellow&timeout=1s" >/dev/null 2>&1; }
if [ "$mode" = start ] && answers; then echo "Elasticsearch already answers at $address"; exit 0; fi

# Elasticsearch refuses to run as root, and the user that it runs as cannot enter root's home: hence another cache for root.
if [ "$(id -u)" = 0 ]; then default=/var/cache/ikrar; else default=${XDG_CACHE_HOME:-$HOME/.cache}/ikrar; fi
cache=${IKRAR_ELASTICSEARCH_CACHE:-$default}/elasticsearch
home=$cache/elasticsearch-$version run=$cache/run-$port
if [ "$mode" = installed ]; then [ -x "$home/bin/elasticsearch" ]; exit; fi
mkdir -p "$cache"

needed=17; [ "${version%%.*}" -ge 9 ] && needed=21
java_major() { "$1/bin/java" -version 2>&1 | sed -n '1s/[^"]*"\([0-9]*\).*/\1/p'; }
if [ -z "${ES_JAVA_HOME:-}" ]; then
  best=0
  for candidate in /usr/lib/jvm/*/ "${JAVA_HOME:-}/"; do
    [ -x "${candidate}bin/java" ] || continue
    major=$(java_major "${candidate%/}")
    if [ "${major:-0}" -gt "$best" ]; then best=$major ES_JAVA_HOME=${candidate%/}; fi
  done
fi
if [ -z "${ES_JAVA_HOME:-}" ] || [ "$(java_major "$ES_JAVA_HOME")" -lt "$needed" ]; then
  echo "Elasticsearch $version needs a JDK of $needed or more; install one and set ES_JAVA_HOME" >&2; exit 1
fi
export ES_JAVA_HOME

if [ ! -x "$home/bin/elasticsearch" ]; then
  echo "fetching Elasticsearch $version into $cache (95 MB, once)"
  mvn -q -B dependency:copy -Dartifact=org.elasticsearch.distribution.integ-test-zip:elasticsearch:"$version":zip -DoutputDirectory="$cache"
  unpacked=$(mktemp -d -p "$cache")
  unzip -q "$cache/elasticsearch-$version.zip" -d "$unpacked"
  mv "$unpacked/elasticsearch-$version" "$home"  # only a whole one gets the name, so an interrupted start begins anew
  rmdir "$unpacked"
  rm "$cache/elasticsearch-$version.zip"
fi
if [ "$mode" = install-only ]; then exit 0; fi

mkdir -p "$run"
as_user=()
if [ "$(id -u)" = 0 ]; then
  id elastic >/dev/null 2>&1 || useradd --system --shell /bin/bash elastic
  chown -R elastic "$home" "$run"
  as_user=(runuser -u elastic --)
fi
# A laptop's or CI machine's disk is often fuller than the watermarks, hence no threshold; nothing here is worth keeping.
ES_JAVA_OPTS="${ES_JAVA_OPTS:--Xms512m -Xmx1g}" "${as_user[@]}" "$home/bin/elasticsearch" -d -p "$run/pid" \
  -E discovery.type=single-node -E network.host=127.0.0.1 -E http.port="$port" -E transport.port=$((port + 100)) \
  -E xpack.security.enabled=false -E path.data="$run/data" -E path.logs="$run/logs" \
  -E cluster.routing.allocation.disk.threshold_enabled=false >"$run/out.log" 2>&1 \
  || { echo "Elasticsearch did not start; see $run/out.log" >&2; exit 1; }

for _ in $(seq 90); do
  if answers; then echo "Elasticsearch $version answers at $address (stop it with scripts/elasticsearch/stop.sh $port)"; exit 0; fi
  sleep 1
done
echo "Elasticsearch did not answer within 90 seconds; see $run/out.log and $run/logs" >&2
exit 1
