#!/usr/bin/env bash
# How long the slow things take: on this machine, and in its Chromium.
source "$(dirname "$0")/lib.sh"

cargo bench --locked --quiet --bench bench
# As a test, since the runner of the browser tests knows no benches. Compiled as for release but without optimising across crates, which
# takes a quarter of an hour: the app itself is a little quicker.
CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_PANIC=unwind WASM_BINDGEN_TEST_TIMEOUT=600 \
  CHROMEDRIVER=$(command -v chromedriver) cargo test --locked --release --target wasm32-unknown-unknown --bench browser -- --nocapture
