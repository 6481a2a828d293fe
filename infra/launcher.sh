# What the scripts that start something of this project share; they source it.

# Shows the lines at the script's head, which say how it is called.
usage() {
  sed -n '2,/^[^#]/s/^# \{0,1\}//p' "$0"
}

# accept "OPTION …" [ARGUMENT …]: shows the usage and ends where it is asked for (-h, --help), and with status 2 where an
# argument is none of the options. One that ends with = has a value; NAME stands for whatever is no option.
accept() {
  local options=" $1 "
  shift
  while [ $# -gt 0 ]; do
    if [ "$1" = -h ] || [ "$1" = --help ]; then
      usage
      exit
    elif [[ $1 == -* && $options == *" $1= "* && $# -gt 1 ]]; then
      shift
    elif [[ $options != *" $1 "* && ($1 == -* || $options != *" NAME "*) ]]; then
      echo "Not understood: $1" >&2
      usage >&2
      exit 2
    fi
    shift
  done
}

is_jdk_25() {
  [ -x "$1/bin/javac" ] && grep -qs '^JAVA_VERSION="25' "$1/release"
}

# The home of a JDK 25, wherever the usual tools put one.
java_home() {
  local home asked
  local candidates=("${JAVA_HOME:-}")
  if command -v java >/dev/null; then
    home=$(readlink -f "$(command -v java)" 2>/dev/null) || home=
    candidates+=("${home%/bin/java}")
  fi
  # A service may have no HOME.
  candidates+=(/usr/lib/jvm/* "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/*
    /Library/Java/JavaVirtualMachines/*/Contents/Home)
  if [ -f "${HOME:-}/.m2/toolchains.xml" ]; then
    while read -r home; do candidates+=("$home"); done \
      < <(sed -n 's/.*<jdkHome>\(.*\)<\/jdkHome>.*/\1/p' "${HOME:-}/.m2/toolchains.xml")
  fi
  for home in "${candidates[@]}"; do
    if is_jdk_25 "$home"; then
      echo "$home"
      return
    fi
  done
  # A start of Java takes a tenth of a second, so it is asked last: behind a shim, only it knows its home.
  if command -v java >/dev/null; then
    asked=$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.home = //p' || true)
    if is_jdk_25 "$asked"; then
      echo "$asked"
      return
    fi
  fi
  echo "No JDK 25 was found. Install one, or set JAVA_HOME." >&2
  return 1
}

# The hub's heap in MB: a quarter of the memory that this machine, or its container, has; 256 at least, 1024 at most.
heap_megabytes() {
  local kilobytes=0 limit
  if [ -r "${MEMINFO:-/proc/meminfo}" ]; then
    kilobytes=$(sed -n 's/^MemTotal: *\([0-9]*\) kB$/\1/p' "${MEMINFO:-/proc/meminfo}")
  elif command -v sysctl >/dev/null; then
    kilobytes=$(($(sysctl -n hw.memsize 2>/dev/null || echo 0) / 1024))
  fi
  limit=$(cat "${MEMORY_LIMIT:-/sys/fs/cgroup/memory.max}" 2>/dev/null || echo max)
  if [[ $limit =~ ^[0-9]+$ ]] && [ $((limit / 1024)) -lt "$kilobytes" ]; then kilobytes=$((limit / 1024)); fi
  local quarter=$((kilobytes / 4096))
  if [ "$quarter" -lt 256 ]; then quarter=256; fi
  if [ "$quarter" -gt 1024 ]; then quarter=1024; fi
  echo "$quarter"
}

# The hub's heap as Java takes it: SIGNALBOX_HEAP (512m, 1g, or a number of MB; 256 MB at least), or what heap_megabytes says.
heap_size() {
  local size=${SIGNALBOX_HEAP:-$(heap_megabytes)}
  if [[ $size =~ ^[0-9]+$ ]]; then size=${size}m; fi
  if ! [[ $size =~ ^[1-9][0-9]*[mMgG]$ ]]; then
    echo "SIGNALBOX_HEAP is a size such as 512m or 1g, not '$size'." >&2
    return 1
  fi
  if [[ $size =~ ^(1?[0-9]{1,2}|2[0-4][0-9]|25[0-5])[mM]$ ]]; then
    echo "A hub needs a heap of 256m or more, and SIGNALBOX_HEAP is '$size'." >&2
    return 1
  fi
  echo "$size"
}

# What the hub's process finds in its environment.
hub_environment() {
  # Java takes the locale's encoding for names of files: in the locale C there are none but ASCII.
  case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
    *[Uu][Tt][Ff]8* | *[Uu][Tt][Ff]-8*) ;;
    *) export LC_ALL=C.UTF-8 ;;
  esac
  # Of glibc's many pools of memory each keeps what was freed in it.
  export MALLOC_ARENA_MAX=${MALLOC_ARENA_MAX:-2}
}

# The name of RocksDB's library for this machine, in the archive that brings it.
rocksdb_library() {
  case $(uname -sm) in
    "Linux x86_64") echo librocksdbjni-linux64.so ;;
    "Linux "*) echo "librocksdbjni-linux-$(uname -m).so" ;;
    "Darwin arm64") echo librocksdbjni-osx-arm64.jnilib ;;
    *) echo librocksdbjni-osx-x86_64.jnilib ;;
  esac
}

# build_if_stale ROOT MODULE PRODUCT [OPTION …]: builds the module, and what it stands on, when the product is
# missing or older than a source. Options are Maven's.
build_if_stale() {
  local root=$1 module=$2 product=$3 log
  shift 3
  if [ -e "$product" ] && [ -z "$(find "$root/pom.xml" "$root/functions" "$root/$module" \
    \( -name target -o -path '*/src/test' \) -prune -o \
    -type f \( -name '*.java' -o -name pom.xml -o -path '*/src/main/resources/*' -o -path '*/src/main/jte/*' \) \
    -newer "$product" -print -quit)" ]; then
    return
  fi
  log=$(mktemp)
  echo "Building $module (a few minutes the first time) …" >&2
  rm -rf "$product"
  if ! (cd "$root" && mvn -q -B -pl "$module" -am -P quick "$@" package) >"$log" 2>&1; then
    tail -40 "$log" >&2
    echo "The build failed; its log is $log" >&2
    rm -rf "$product"
    return 1
  fi
  rm -f "$log"
  touch "$product"
}

# python_of ROOT LIST: a Python with the packages of a list, which are installed once per machine.
python_of() {
  local classes=$1/infra/python/target/classes
  build_if_stale "$1" infra/python "$classes"
  "$(java_home)/bin/java" -cp "$classes" io.signalbox.python.Main "$2"
}

# The options of the command line's JVM: it ends soon.
client_options=(-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx512m)

# prime_client JAVA JAR ARCHIVE: keeps what a start of the command line loads in an archive, so that the next ones are quick.
prime_client() {
  "$1" -XX:AOTCacheOutput="$3" "${client_options[@]}" -cp "$2" io.signalbox.cli.Priming >/dev/null 2>&1 || rm -f "$3"
}

# run_client JAVA JAR ARCHIVE HUB [WORD …]: becomes the command line. HUB is the command of the hub on this machine.
run_client() {
  local java=$1 jar=$2 archive=$3 hub=$4 terminals=
  shift 4
  if [ -t 0 ]; then terminals=i; fi
  if [ -t 1 ]; then terminals=${terminals}o; fi
  if [ -t 2 ]; then terminals=${terminals}e; fi
  if [ -f "$archive" ]; then client_options+=("-XX:AOTCache=$archive" "-Xlog:aot*=off" -Xlog:cds=off); fi
  exec "$java" "${client_options[@]}" "-Dsignalbox.terminals=$terminals" "-Dsignalbox.hub=$hub" \
    -cp "$jar" io.signalbox.cli.Main "$@"
}
