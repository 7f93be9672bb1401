# Sourced by every script of this folder: where we are, what we use, how we speak.
# shellcheck shell=bash
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Trunk 0.21 takes NO_COLOR=1 for a wrong argument.
unset NO_COLOR

# What is installed for this project only lies here, shared by all clones of it; a second clone installs nothing.
TOOLS="${BRANCH_LEDGER_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/branch-ledger}"
LOGS="$TOOLS/logs"
TRUNK_VERSION=$(sed -n 's/^trunk-version = "\(.*\)"/\1/p' Trunk.toml)
WASM_BINDGEN_VERSION=$(sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"/\1/p}' Cargo.lock)
# Goes with wasm_split_helpers and wasm_split_macros of Cargo.lock; newer ones read what older ones write.
WASM_SPLIT_VERSION=0.2.4
RUST_VERSION=$(sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)
export BRANCH_LEDGER_TOOLS="$TOOLS"
export PATH="$PWD/node_modules/.bin:$TOOLS/trunk-$TRUNK_VERSION/bin:$TOOLS/wasm-bindgen-cli-$WASM_BINDGEN_VERSION/bin:$TOOLS/wasm_split_cli_support-$WASM_SPLIT_VERSION/bin:$PATH"
mkdir -p "$LOGS"

say() { printf '%s\n' "$*"; }

# die WHAT-FAILED WHAT-TO-DO
die() {
  printf '\n出错：%s\n怎么办：%s\n' "$1" "$2" >&2
  exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }

# logged NAME COMMAND…: runs quietly; the log is kept, and its end is shown when the command fails.
logged() {
  local log="$LOGS/$1.log"
  shift
  if ! "$@" >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    say "（完整记录：$log）" >&2
    return 1
  fi
}

# stage NAME COMMAND…: runs one step in the open, says how long it took, and stops everything when it fails.
stage() {
  local name="$1" begun=$SECONDS
  shift
  printf '\n==> %s\n' "$name"
  if ! "$@"; then
    printf '\n出错：%s 没有通过（%d 秒）。上面是它的输出。\n' "$name" "$((SECONDS - begun))" >&2
    exit 1
  fi
  printf '<== %s：通过，%d 秒\n' "$name" "$((SECONDS - begun))"
}

# The toolchain of rust-toolchain.toml, under whatever name it is installed; only then is one downloaded.
use_rust() {
  has rustup || die '没有找到 rustup。' '按 rust-lang.org 的说明安装 rustup（Debian 12 也可用它的离线安装包），重开终端再试。'
  [ -z "${RUSTUP_TOOLCHAIN:-}" ] || return 0
  local installed name
  installed=$(rustup toolchain list | sed 's/ .*//')
  if grep -q "^$RUST_VERSION-" <<<"$installed"; then
    return 0
  fi
  for name in $installed; do
    if [[ $(rustup run "$name" rustc --version 2>/dev/null) == "rustc $RUST_VERSION "* ]]; then
      export RUSTUP_TOOLCHAIN="$name"
      return 0
    fi
  done
  say "正在安装 Rust $RUST_VERSION……"
  if logged rust rustup toolchain install "$RUST_VERSION" --profile minimal --component rustfmt clippy --target wasm32-unknown-unknown; then
    return 0
  fi
  use_newer_rust "$installed"
}

# The last resort of use_rust: a stable toolchain that is at least as new.
use_newer_rust() {
  local name version
  for name in $(grep -v '^nightly\|^beta' <<<"$1"); do
    version=$(rustup run "$name" rustc --version 2>/dev/null | cut -d' ' -f2)
    if [ -n "$version" ] && printf '%s\n%s\n' "$RUST_VERSION" "$version" | sort -C -V; then
      say "Rust $RUST_VERSION 装不上，改用已有的 $version（$name）。"
      export RUSTUP_TOOLCHAIN="$name"
      return 0
    fi
  done
  die "Rust $RUST_VERSION 装不上，也没有更新的稳定版。" "检查网络后运行：rustup toolchain install $RUST_VERSION"
}

use_rust
