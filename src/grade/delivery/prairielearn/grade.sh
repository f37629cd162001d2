#!/usr/bin/env bash
# PrairieLearn runs this for each submission, as root, in a container of the image beside it. Where grading fails, the
# submission is not gradable, and no attempt is counted.
set -euo pipefail

grade=${GRADE:-/grade}
tamrin=${TAMRIN:-/opt/tamrin}
results=$grade/results/results.json

mkdir -p "$(dirname "$results")"
rm -f "$results"
node "$tamrin/bin/tamrin.mjs" attempt prairielearn --lang __LANG__ \
  --work "$grade/student" --about "$grade/data/data.json" \
  --policy "$grade/tests/policy.yaml" --secret "$grade/tests/secret" --results "$results" || true
# It is written whole or not at all.
[ -s "$results" ] || cp "$grade/serverFilesCourse/tamrin/fault.json" "$results"
