# Mỗi việc một lệnh; gõ `make` để xem. The environment builds itself on first use.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
RAW    ?= data/raw
DB     ?= data/db/nghiquyet.db
SHARED ?= ../shared
GOLD   ?= $(SHARED)/gold
CORPUS ?= $(SHARED)/corpus
WORKERS ?=
PORT   ?= 8001
AXE    := build/axe/node_modules/axe-core/axe.min.js

.DEFAULT_GOAL := help
.PHONY: help install ingest serve verify test axe browser check fix score golden samples bench clean

help:  ## liệt kê các lệnh
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

$(VENV)/.ready: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

install: $(VENV)/.ready  ## dựng môi trường Python trong .venv

ingest: $(VENV)/.ready  ## đọc RAW=data/raw vào DB=data/db/nghiquyet.db
	$(BIN)/nghiquyet ingest $(RAW) --db $(DB) $(if $(WORKERS),--workers $(WORKERS))

serve: $(VENV)/.ready  ## mở cơ sở dữ liệu trong Datasette, PORT=8001; tệp gốc lấy ở RAW
	$(BIN)/nghiquyet serve $(DB) --port $(PORT) $(if $(wildcard $(RAW)),--raw $(RAW))

verify: $(VENV)/.ready  ## kiểm tra DB với thư mục RAW, không sửa gì
	$(BIN)/nghiquyet verify $(DB) $(RAW)

test: $(VENV)/.ready  ## chạy mọi phép thử
	$(BIN)/python -m pytest

axe: $(AXE)  ## lấy axe-core (soát lỗi tiếp cận) vào build/axe, cần npm

$(AXE):
	npm install --silent --no-save --no-audit --no-fund --prefix build/axe axe-core@4

browser: $(VENV)/.ready $(AXE)  ## chỉ các phép thử trong trình duyệt, cần chromium; ảnh chụp ở build/shots
	BROWSER_TESTS=required $(BIN)/python -m pytest tests/browser

check: $(VENV)/.ready  ## ruff và mypy, chỉ đọc
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

fix: $(VENV)/.ready  ## ruff sửa cách trình bày
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

score: $(VENV)/.ready  ## so với bản chú giải GOLD; hụt mức nào thì báo lỗi
	$(BIN)/python scripts/check_score.py $(CORPUS) $(GOLD) $(SHARED)/score/score.py

golden: $(VENV)/.ready  ## viết lại các bản vàng trong tests/golden (xem git diff trước khi ghi nhận)
	-GOLDEN=write $(BIN)/python -m pytest tests/test_golden.py tests/test_readme.py

samples: $(VENV)/.ready  ## làm lại các văn bản mẫu trong data/raw
	$(BIN)/python scripts/make_samples.py

bench: $(VENV)/.ready  ## đo tốc độ đọc, nạp và của mọi trang, chừng nửa giờ; hụt mức nào thì báo lỗi
	$(BIN)/python benchmarks/passes.py $(RAW)
	$(BIN)/python benchmarks/ingest.py $(RAW)
	find $(RAW) -name '*.pdf' -exec $(BIN)/python benchmarks/pdf_pages.py {} +
	$(BIN)/python benchmarks/scale.py benchmarks/RESULTS.md --corpus $(CORPUS)
	$(BIN)/python benchmarks/pages.py

clean:  ## xóa những gì dựng lại được
	rm -rf build $(VENV) data/db/*.db*
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
