#!/usr/bin/env bash
# Gradescope runs this once, as root, when it builds the autograder's image (Debian or Ubuntu): Node.js, what submissions
# are shut in with, and Tamrin's packages by its lock file. Nothing else.
set -euo pipefail

source=${TAMRIN_SOURCE:-/autograder/source}
node_version=__NODE__

export DEBIAN_FRONTEND=noninteractive
apt-get update
apt-get install --yes --no-install-recommends bubblewrap ca-certificates coreutils curl perl-base util-linux xz-utils
rm -rf /var/lib/apt/lists/*

is_new_enough() {
  command -v node >/dev/null && command -v npm >/dev/null &&
    node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)'
}

if ! is_new_enough; then
  case $(uname -m) in
    x86_64) processor=x64 ;;
    aarch64) processor=arm64 ;;
    *) echo "there is no Node.js for $(uname -m)" >&2 && exit 1 ;;
  esac
  folder=$(mktemp --directory)
  name=node-v$node_version-linux-$processor
  for file in "$name.tar.xz" SHASUMS256.txt; do
    curl --fail --silent --show-error --location --retry 3 --output "$folder/$file" "https://nodejs.org/dist/v$node_version/$file"
  done
  (cd "$folder" && grep " $name.tar.xz\$" SHASUMS256.txt | sha256sum --check --strict)
  tar --extract --xz --file "$folder/$name.tar.xz" --directory /usr/local --strip-components 1
  rm -rf "$folder"
fi

cd "$source/tamrin"
npm ci --no-audit --no-fund
# Writes down that all is set up, so that no submission has to look.
node bin/tamrin.mjs list >/dev/null
