#!/usr/bin/env bash
# Development: a debug build that is built again and reloaded at every change.
source "$(dirname "$0")/lib.sh"
# Leptos erases the types of components, which compiles much quicker; for debug builds only, a release would grow.
export RUSTFLAGS="${RUSTFLAGS:-} --cfg erase_components"
exec trunk serve --offline --skip-version-check --address 127.0.0.1 --port "${PORT:-8080}"
