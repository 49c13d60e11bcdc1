#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds Plansift with all tests, and runs them (the store's also on a private PostgreSQL).
set -eu
root=$(dirname "$(dirname "$(realpath "$0")")")
"$root/packaging/install_packages.sh"
cd "$root"
cmake --preset release >/dev/null
cmake --build --preset release
packaging/test_postgres.sh ctest --test-dir build/release -j "$(nproc)" --output-on-failure --no-tests=error
