#!/bin/sh
# SPDX-License-Identifier: MIT
# axe-core's opinion of pages, in a browser, in light and dark, on a phone and
# a desk. axe-core is a developer's tool and no part of this project:
#   npm install --prefix FOLDER axe-core puppeteer-core; AXE=FOLDER axe.sh PAGE...
# Says SKIP and ends well where it, node or a browser is missing.
set -u
folder=${AXE:-}
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome)
if [ -z "$folder" ] || [ ! -d "$folder/node_modules/axe-core" ] ||
    [ -z "$browser" ] || ! command -v node >/dev/null; then
    echo 'SKIP: axe-core (set AXE to a folder with it, and install chromium)'
    exit 0
fi
NODE_PATH=$folder/node_modules BROWSER=$browser exec node "$(dirname "$0")/axe.js" "$@"
