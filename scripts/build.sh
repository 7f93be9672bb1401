#!/usr/bin/env bash
# Release build: the static site and the one HTML file in dist/, and their sizes.
source "$(dirname "$0")/lib.sh"
# Leptos erases the types of views: measured with all pages of issue 1, 3,592 KB of wasm became 3006 KB.
# The pages are cut out of the main wasm (src/ui/pages/parts.rs, scripts/lib/split.mjs); for that the linker leaves its notes,
# and hands out the table through which a loader says that a part has come.
export RUSTFLAGS="${RUSTFLAGS:-} --cfg erase_components --cfg split -C link-arg=--emit-relocs -C link-arg=--export-table"
trunk --quiet build --release --offline --locked --skip-version-check ||
  die '发布版没有编译成功。' '上面是编译器的输出；若提到缺少依赖，先运行 make build（它会补装）。'
node scripts/sizes.mjs
