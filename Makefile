# 党建一本账. The two commands that matter are `make run` and `make test`; each installs what it misses.
.PHONY: help run dev build test bench
.DEFAULT_GOAL := help

help: ## 显示本说明
	@echo '党建一本账 — 可用的命令：'
	@sed -n 's/^\([a-z]*\):.* ## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | while IFS='|' read -r name text; do printf '%-12s %s\n' "$$name" "$$text"; done

run: build ## 安装缺少的工具，编译发布版，在 http://127.0.0.1:8080 打开（PORT=… 换端口）
	@node scripts/serve.mjs

dev: ## 开发：改动后自动重新编译、刷新（调试版）
	@scripts/install.sh build
	@scripts/dev.sh

build: ## 编译发布版到 dist/：静态网站，和双击即用的 党建一本账.html
	@scripts/install.sh build
	@scripts/build.sh

test: ## 全部检查与测试（CI 做的就是这一条）
	@scripts/check.sh

bench: ## 计时：观摩 1,000 个点 × 30 位评委 × 40 条，问题 20,000 条，本机和浏览器里各要多久
	@scripts/install.sh test
	@scripts/bench.sh
