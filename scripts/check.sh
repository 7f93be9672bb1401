#!/usr/bin/env bash
# Everything that CI does, in one place: `make test`. Each stage says its name and its time; the first that fails ends the run.
source "$(dirname "$0")/lib.sh"

clippy_host() {
  cargo clippy --locked --all-targets -- -D warnings
}

# The host's own tests are not for wasm, hence the targets one by one.
clippy_wasm() {
  cargo clippy --locked --target wasm32-unknown-unknown --lib --bins --test 'browser*' -- -D warnings
}

host_tests() {
  cargo test --locked --no-fail-fast
}

# Types of views erased and not optimised, or the compiler takes longer than all the rest.
browser_tests() {
  RUSTFLAGS="${RUSTFLAGS:-} --cfg erase_components" CARGO_PROFILE_TEST_OPT_LEVEL=0 CHROMEDRIVER=$(command -v chromedriver) \
    cargo test --locked --no-fail-fast --target wasm32-unknown-unknown --test 'browser*'
}

# The closing lines of node's runner are shown as they are.
end_to_end_tests() {
  node --test --test-reporter=spec tests/e2e/*.test.mjs
}

begun=$SECONDS
stage '安装缺少的工具' scripts/install.sh test
stage '格式（cargo fmt）' cargo fmt --check
stage '静态检查，本机（clippy）' clippy_host
stage '静态检查，浏览器（clippy wasm32）' clippy_wasm
stage '本机测试（cargo test）' host_tests
stage '浏览器内测试（wasm-bindgen-test）' browser_tests
stage '发布版构建与体积' scripts/build.sh
stage '端到端测试（node --test，三种打开方式与旧浏览器）' end_to_end_tests
printf '\n全部通过，共 %d 秒。\n' "$((SECONDS - begun))"
