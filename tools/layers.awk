# SPDX-License-Identifier: MIT
#
# Holds every #include against the table of layers in CONTRIBUTING.md, the one
# place where it is kept: rows `| folder | may use | foreign headers |`.
#   awk -f tools/layers.awk CONTRIBUTING.md include/*.h src/*/*.[ch]
#
# A header of include/ belongs to the folder that has a .c file of its name, or
# to the one that the table names for it.

FILENAME ~ /CONTRIBUTING\.md$/ {
    if ($0 ~ /^\| `?[a-z]+`? \|/ && split($0, cell, /[ \t]*\|[ \t]*/) >= 4) {
        folder = cell[2]
        gsub(/`/, "", folder)
        known[folder] = 1
        gsub(/[`,]/, " ", cell[3])
        count = split(cell[3], names, /[ \t]+/)
        for (i = 1; i <= count; i++) if (names[i] != "") allowed[folder, names[i]] = 1
        gsub(/[`,<>]/, " ", cell[4])
        count = split(cell[4], names, /[ \t]+/)
        for (i = 1; i <= count; i++) if (names[i] ~ /\.h$/) foreign[names[i]] = foreign[names[i]] " " folder " "
        gsub(/[`,]/, " ", cell[5])
        count = split(cell[5], names, /[ \t]+/)
        for (i = 1; i <= count; i++) if (names[i] ~ /\.h$/) owner[names[i]] = folder
    }
    next
}

function folder_of(path,   parts, n) {
    n = split(path, parts, "/")
    if (path ~ /(^|\/)include\//) return (parts[n] in owner) ? owner[parts[n]] : "?"
    if (n >= 3 && parts[n - 2] == "src") return parts[n - 1]
    return "main"
}

function complain(text) {
    printf "%s:%d: %s\n", FILENAME, FNR, text
    bad++
}

/^[ \t]*#[ \t]*include[ \t]*"/ {
    split($0, part, "\"")
    header = part[2]
    from = folder_of(FILENAME)
    if (from == "main" || header == "stamp.h") next # that one the build makes
    if (from == "?") { complain("this header stands in no row of the table of layers"); nextfile }
    # A header beside its .c is the folder's own.
    if (!(header in owner)) {
        beside = FILENAME
        sub(/[^\/]*$/, "", beside)
        if (system("test -f " beside header) != 0) complain("\"" header "\" is neither in include/ nor beside this file")
        next
    }
    to = owner[header]
    if (to != from && !((from, to) in allowed) && !((from, header) in allowed)) complain(from " may not use " to " (\"" header "\")")
}

/^[ \t]*#[ \t]*include[ \t]*</ {
    split($0, part, /[<>]/)
    header = part[2]
    from = folder_of(FILENAME)
    if (header in foreign && index(foreign[header], " " from " ") == 0) complain(from " may not include <" header ">")
}

END {
    if (!length(owner)) { print "no table of layers was found"; exit 1 }
    if (bad) { printf "%d violations of the layers\n", bad; exit 1 }
    print "layers: every #include is allowed"
}
