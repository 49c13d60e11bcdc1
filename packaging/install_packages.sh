#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing of packaging/debian-packages.txt (Debian 12).
set -eu
here=$(dirname "$(realpath "$0")")
missing=()
while read -r package; do
    case "$package" in "" | "#"*) continue ;; esac
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q "install ok installed" || missing+=("$package")
done <"$here/debian-packages.txt"
[ ${#missing[@]} -gt 0 ] || exit 0
echo "Installing ${missing[*]}"
as=()
[ "$(id -u)" = 0 ] || as=(sudo)
export DEBIAN_FRONTEND=noninteractive
"${as[@]}" apt-get update -q
"${as[@]}" apt-get install -q -y --no-install-recommends "${missing[@]}"
