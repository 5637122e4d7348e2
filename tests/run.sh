# Sourced by ./livefair: every test there is, counted into one closing line.
# shellcheck shell=bash
passed=0
failed=0
red=()
results=$(mktemp -d)

# note PASSED FAILED NAME [TESTS]: TESTS are those that failed, one a line, where they have names of their own.
note() {
  passed=$((passed + $1))
  failed=$((failed + $2))
  printf 'livefair: %s: %s passed, %s failed\n' "$3" "$1" "$2"
  [ "$2" -eq 0 ] && return
  local test
  while read -r test; do red+=("$3${test:+: ${test:0:200}}"); done <<<"${4:-}"
}

# Whoever sees only the end of the output still sees what failed.
print_red() {
  local name
  for name in "${red[@]}"; do printf 'livefair: failed: %s\n' "$name"; done
}

test_dotnet() {
  need_dotnet
  need_debian redis-server redis-server
  need_debian ffmpeg ffmpeg
  need_debian /usr/lib/nginx/modules/ngx_rtmp_module.so nginx libnginx-mod-rtmp
  (cd "$root" && dotnet restore LiveFair.sln --locked-mode -v quiet) || { note 0 1 "locked restore"; return; }
  (cd "$root" && dotnet build LiveFair.sln -c Release --no-restore -v quiet --nologo) || { note 0 1 build; return; }
  if (cd "$root" && dotnet format LiveFair.sln --no-restore --verify-no-changes --severity warn -v quiet); then
    note 1 0 format
  else
    note 0 1 format
  fi

  local project name log
  for project in "$root"/tests/*.Tests/*.csproj; do
    name=$(basename "$project" .csproj)
    log="$results/$name.log"
    (cd "$root" && dotnet test "$project" -c Release --no-build --nologo --logger "console;verbosity=minimal" \
      --blame-hang-timeout 10m) 2>&1 | tee "$log" | grep -vE '^ *$' || true
    count_dotnet "$name" "$log"
  done
}

# count_dotnet NAME LOG: reads the runner's summary; a run without one has failed.
count_dotnet() {
  local summary names
  names=$(sed -nE 's/^  Failed (.*) \[[^]]*\]$/\1/p' "$2")
  summary=$(grep -E 'Failed: +[0-9]+, Passed: +[0-9]+' "$2" | tail -n 1) || true
  if [ -z "$summary" ]; then
    note 0 1 "$1 (the runner ended without a summary)" "$names"
  else
    note "$(sed -E 's/.*Passed: +([0-9]+).*/\1/' <<<"$summary")" \
      "$(sed -E 's/.*Failed: +([0-9]+).*/\1/' <<<"$summary")" "$1" "$names"
  fi
}

test_pages() {
  need_node
  packages "$pages"
  local log="$results/pages.json" names
  (cd "$pages" && npm run --silent check) && note 1 0 "types of the pages" || note 0 1 "types of the pages"
  (cd "$pages" && npm run --silent sizes) && note 1 0 "sizes of the pages" || note 0 1 "sizes of the pages"
  (cd "$pages" && npx vitest run --reporter=default --reporter=json --outputFile.json="$log") || true
  if [ -s "$log" ]; then
    names=$(failed_pages "$log")
    note "$(node -p "JSON.parse(require('fs').readFileSync('$log')).numPassedTests")" "$(grep -c . <<<"$names")" pages "$names"
  else
    note 0 1 "pages (the runner ended without a result)"
  fi
}

# failed_pages LOG: the tests that failed, and the files that could not even be read, which the runner counts nowhere.
failed_pages() {
  node -e '
    for (const file of JSON.parse(require("fs").readFileSync(process.argv[1])).testResults) {
      const tests = file.assertionResults.filter(test => test.status === "failed").map(test => test.fullName)
      if (file.status === "failed" && tests.length === 0) tests.push(file.name)
      tests.forEach(test => console.log(test.replace(/\s+/g, " ")))
    }' "$1"
}

free_port() {
  node -e "const s=require('net').createServer().listen(0,'127.0.0.1',()=>{console.log(s.address().port);s.close()})"
}

# with_server NAME COMMAND...: runs a command against a demo server of its own; LIVEFAIR_URL names it.
with_server() {
  local name=$1 port rtmp data server; shift
  port=$(free_port)
  rtmp=$(free_port)
  data=$(mktemp -d)
  dotnet "$web" --config "$root/orleans.json" --demo --port "$port" --rtmp-port "$rtmp" --data "$data" \
    >"$results/$name.server.log" 2>&1 &
  server=$!
  for _ in $(seq 1 120); do
    curl -fs -o /dev/null "http://127.0.0.1:$port/readyz" && break
    kill -0 "$server" 2>/dev/null || break
    sleep 0.5
  done
  LIVEFAIR_URL="http://127.0.0.1:$port" "$@" 2>&1 | tee "$results/$name.log" || true
  kill -TERM "$server" 2>/dev/null || true
  if wait "$server"; then note 1 0 "$name: the server ends with 0"; else
    note 0 1 "$name: the server ends with 0"
    tail -n 30 "$results/$name.server.log"
  fi
  if grep -E ' (fail|crit): ' "$results/$name.server.log"; then note 0 1 "$name: no error in the server's log"; fi
  rm -rf "$data"
}

# Clients of the public contract: ours, and another's, that LIVEFAIR_CLIENT names (a folder with a room.mjs) or that lies
# in a folder "acceptance" beside the project.
test_contract() {
  need_server
  packages "$root/tests/e2e"
  run_contract contract "$root/tests/e2e/contract.mjs"
  local room other=${LIVEFAIR_CLIENT:-}
  for room in "$root"/../*/acceptance/room.mjs; do
    [ -n "$other" ] || [ ! -e "$room" ] || other=$(dirname "$room")
  done
  [ -n "$other" ] || return 0
  # Node looks for packages above the file that imports them.
  local copy
  copy=$(mktemp -d -p "$root/tests/e2e/node_modules" client.XXXX)
  cp "$other"/*.mjs "$copy"
  run_contract "contract (another's client)" "$copy/room.mjs"
  rm -rf "$copy"
}

# run_contract NAME CLIENT
run_contract() {
  with_server "$1" start_contract "$2"
  count_lines "$1" "$results/$1.log"
}

# A whole broadcast with its viewers, each compared with the static list at the end, and a room that is measured.
test_replay() {
  need_server
  build "$root/tests/Bench/Bench.csproj" "$bench"
  with_server replay start_replay
  find_line "a broadcast played through" "$results/replay.log" '^Everybody got every event'
  with_server room start_room
  find_line "a room is measured" "$results/room.log" '^lost, repeated +0, 0 of [1-9]'
}

# find_line NAME LOG PATTERN
find_line() { if grep -qE "$3" "$2"; then note 1 0 "$1"; else note 0 1 "$1"; fi; }

start_replay() { dotnet "$bench" replay "$root/tests/Fixtures/broadcast.jsonl" --url "$LIVEFAIR_URL" --speed 60 | tail -n 40; }

# What it measured says nothing of speed here, and does not count: the machine has other work.
start_room() { dotnet "$bench" room --url "$LIVEFAIR_URL" --viewers 20 --rate 10 --seconds 2 --warmup 0; }

start_contract() { node "$1" "$LIVEFAIR_URL"; }

count_lines() {
  local summary
  summary=$(grep -E '^[0-9]+ passed, [0-9]+ failed$' "$2" | tail -n 1) || true
  if [ -z "$summary" ]; then note 0 1 "$1 (no summary)"; else
    note "$(cut -d' ' -f1 <<<"$summary")" "$(cut -d' ' -f3 <<<"$summary")" "$1" "$(sed -n 's/^FAIL //p' "$2")"
  fi
}

test_e2e() {
  need_server
  need_debian chromium chromium fonts-noto-cjk fonts-noto-color-emoji
  need_debian firefox-esr firefox-esr
  need_debian ffmpeg ffmpeg
  packages "$root/tests/e2e"
  build_client
  with_server e2e run_e2e
  note "$(sed -nE 's/^# pass ([0-9]+)$/\1/p' "$results/e2e.log" | tail -n 1 | grep . || echo 0)" \
    "$(sed -nE 's/^# fail ([0-9]+)$/\1/p' "$results/e2e.log" | tail -n 1 | grep . || echo 1)" "pages in a browser" \
    "$(sed -nE 's/^ *not ok [0-9]+ - //p' "$results/e2e.log")"
}

build_client() {
  packages "$pages"
  (cd "$pages" && npm run --silent client) && note 1 0 "the client module is built" || note 0 1 "the client module is built"
}

# take_pictures [FOLDER] [--english] [--only NAME,NAME]: of every page, against a demo server of its own.
take_pictures() {
  need_server
  need_debian chromium chromium fonts-noto-cjk fonts-noto-color-emoji
  packages "$root/tests/e2e"
  build_client
  with_server pictures node "$root/tests/e2e/pictures.mjs" "$@"
  grep -q ' pictures are in ' "$results/pictures.log" || note 0 1 "pictures of every page"
  if grep -q 'WIDER THAN THE SCREEN' "$results/pictures.log"; then note 0 1 "pictures: no page is wider than the screen"; fi
  [ "$failed" -eq 0 ]
}

run_e2e() { (cd "$root/tests/e2e" && node --test --test-concurrency=1 --test-reporter=tap ./*.test.mjs); }

need_server() {
  need_node
  need_dotnet
  command -v curl >/dev/null || need_debian curl curl
  build_pages
  build "$root/src/Web/Web.csproj" "$web"
}

run_tests() {
  local part
  [ $# -gt 0 ] || set -- dotnet pages contract replay e2e
  # Whatever ends the run early is one that failed, and the closing line is printed all the same.
  trap 'print_red; printf "%s passed, %s failed\n" "$passed" "$((failed + 1))"' EXIT
  build_pages
  for part in "$@"; do
    case "$part" in
      dotnet | pages | contract | replay | e2e) "test_$part" ;;
      *) fail "there is no part '$part' of the tests: dotnet pages contract replay e2e" ;;
    esac
  done

  if [ "$failed" -eq 0 ]; then rm -rf "$results"; else echo "livefair: the logs are in $results"; fi
  trap - EXIT
  print_red
  printf '%s passed, %s failed\n' "$passed" "$failed"
  [ "$failed" -eq 0 ]
}
