#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds Plansift, and opens the example review. Without a display it writes the example's
# figures and prints where they are.
set -eu
root=$(dirname "$(dirname "$(realpath "$0")")")
"$root/packaging/install_packages.sh"
cd "$root"
cmake --preset release >/dev/null
cmake --build --preset release --target plansift
program=$root/build/release/app/plansift
example=$root/build/example/mi-clbp.plansift
mkdir -p "$root/build/example"
[ -e "$example" ] || "$program" new "$example" --example mi-clbp
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec "$program" "$example"
fi
figures=$root/build/example/figures
mkdir -p "$figures"
for kind in prisma traffic-light rob-summary; do
    "$program" figure "$example" "$kind" -o "$figures/$kind.svg" >/dev/null
    "$program" figure "$example" "$kind" -o "$figures/$kind.png" --dpi 300 >/dev/null
done
for outcome in pain disability physical_function; do
    "$program" figure "$example" forest --outcome "$outcome" -o "$figures/forest-$outcome.svg" >/dev/null
    "$program" figure "$example" forest --outcome "$outcome" -o "$figures/forest-$outcome.png" --dpi 300 >/dev/null
done
echo "There is no display. The figures of the example review are in $figures"
