#!/usr/bin/env bash
# Development: a debug build that is built again and reloaded at every change.
source "$(dirname "$0")/lib.sh"
# Leptos erases the types of components, which compiles much quicker; for debug builds only, a release would grow.
# In a folder of its own, so that the tests' build, which has other flags, is not built anew each time.
export RUSTFLAGS="${RUSTFLAGS:-} --cfg erase_components" CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-target}/dev"
exec trunk serve --offline --skip-version-check --address 127.0.0.1 --port "${PORT:-8080}"
