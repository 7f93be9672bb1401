#!/usr/bin/env bash
# Installs what is missing, each thing in a fixed version (Debian's packages excepted: its archive keeps one version only).
#   scripts/install.sh build   what building needs
#   scripts/install.sh test    that, and what testing needs
# Run again, it finds everything there, installs nothing and says nothing.
source "$(dirname "$0")/lib.sh"

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif has sudo; then
    sudo "$@"
  else
    say '没有 root 权限，也没有 sudo。'
    return 1
  fi
}

# debian_packages NAME…: those of them that are not installed.
debian_packages() {
  local name missing=()
  for name in "$@"; do
    dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep -q 'ok installed' || missing+=("$name")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  say "正在用 apt 安装：${missing[*]}……"
  logged apt-update as_root apt-get update -q || die 'apt-get update 没有成功。' '检查网络和 /etc/apt/sources.list，再运行一次。'
  logged apt-install as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}" ||
    die "apt 没有装上：${missing[*]}。" "手工运行：apt-get install ${missing[*]}"
}

linker() {
  has cc || debian_packages gcc libc6-dev
}

node_and_npm() {
  has node && has npm || die '没有找到 node 或 npm。' '安装 Node.js 20 或更新的版本（Debian：apt-get install nodejs npm），再运行一次。'
  local major
  major=$(node --version | sed 's/^v\([0-9]*\).*/\1/')
  [ "$major" -ge 20 ] || die "Node.js 太旧：$(node --version)。" '安装 Node.js 20 或更新的版本，再运行一次。'
}

wasm_target() {
  rustup target list --installed | grep -q '^wasm32-unknown-unknown$' && return
  say '正在安装 Rust 的 wasm32 目标……'
  logged target rustup target add wasm32-unknown-unknown ||
    die 'Rust 的 wasm32 目标没有装上。' '检查网络后运行：rustup target add wasm32-unknown-unknown'
}

rust_components() {
  cargo fmt --version >/dev/null 2>&1 && cargo clippy --version >/dev/null 2>&1 && return
  say '正在安装 rustfmt 和 clippy……'
  logged components rustup component add rustfmt clippy ||
    die 'rustfmt 或 clippy 没有装上。' '检查网络后运行：rustup component add rustfmt clippy'
}

# Are they in reach already, in the very version?
is_version() {
  [ "$("$1" --version 2>/dev/null | cut -d' ' -f2)" = "$2" ]
}

# cargo_tool CRATE VERSION PROGRAM [OPTION…]: built without the crate's own, slow, release settings (three times as quick).
cargo_tool() {
  local crate=$1 version=$2 program=$3
  shift 3
  is_version "$program" "$version" && return
  [ -x "$TOOLS/$crate-$version/bin/$program" ] && return
  say "正在编译安装 $crate $version（只有第一次，要几分钟）……"
  logged "$crate" env -u CARGO_TARGET_DIR -u CARGO_BUILD_TARGET -u RUSTFLAGS \
    CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_OPT_LEVEL=1 \
    cargo install "$crate" --version "=$version" --locked --force --root "$TOOLS/$crate-$version" "$@" ||
    die "$crate $version 没有装上。" "检查网络后运行：cargo install $crate --version $version --locked"
}

npm_packages() {
  cmp -s package-lock.json node_modules/.installed-lock.json && return
  say '正在安装 npm 包（binaryen、playwright-core、axe-core）……'
  logged npm npm ci --ignore-scripts --no-audit --no-fund || die 'npm 包没有装上。' '检查网络和 npm 的 registry 设置，再运行一次。'
  cp package-lock.json node_modules/.installed-lock.json
}

# Trunk and the checks run offline, so that a build never depends on the network by surprise.
crates() {
  cargo fetch --locked --offline >/dev/null 2>&1 && return
  say '正在下载 Rust 依赖……'
  logged fetch cargo fetch --locked || die 'Rust 依赖没有下载成功。' '检查网络和 cargo 的 registry 设置，再运行一次。'
}

old_browsers() {
  logged old-browsers node scripts/old-browsers.mjs ||
    die '测试用的旧版浏览器没有装上。' '检查网络和 npm 的 registry 设置，再运行一次。'
}

for_building() {
  linker
  node_and_npm
  wasm_target
  crates
  npm_packages
  cargo_tool trunk "$TRUNK_VERSION" trunk --no-default-features --features rustls
  cargo_tool wasm-bindgen-cli "$WASM_BINDGEN_VERSION" wasm-bindgen
  cargo_tool wasm_split_cli_support "$WASM_SPLIT_VERSION" wasm-split-cli --features build-binary
}

for_testing() {
  rust_components
  debian_packages chromium chromium-driver fonts-noto-cjk
  old_browsers
}

for_building
if [ "${1:-build}" = test ]; then
  for_testing
fi
