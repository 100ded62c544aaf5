#!/bin/sh
# SPDX-License-Identifier: MIT
# What those who write questionnaires are promised, on the real program: a file
# to begin with, texts to translate, trying out, answers carried over.
#   tests/authors.sh PROGRAM
set -u
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
here=$(cd "$(dirname "$0")" && pwd)
shipped=$here/../questionnaires
work=$(mktemp -d "${TMPDIR:-/tmp}/cxladder-authors.XXXXXX") || exit 1
trap 'exit 1' INT TERM HUP
trap 'stop; rm -rf "$work"' EXIT
questionnaires=$shipped questionnaire=
. "$here/smoke/driver.sh" # for the terminal; counts passed and failed
cd "$work" || exit 1
unset XDG_DATA_DIRS LC_ALL LC_MESSAGES LANG
HOME=$work/home XDG_DATA_HOME=$work/home/data CXLADDER_PATH=$work
LANGUAGE=en
export HOME XDG_DATA_HOME CXLADDER_PATH LANGUAGE

# expect STATUS NAME COMMAND...: runs it on what is piped in; what it says is in
# out and err.
expect() {
    wanted=$1 name=$2
    shift 2
    "$@" >"$work/out" 2>"$work/err"
    status=$?
    if [ $status -eq "$wanted" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED: $name: status $status, expected $wanted"
        head -n 5 "$work/err"
    fi
}
holds() {
    name=$1
    shift
    if "$@" >/dev/null 2>&1; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED: $name"
    fi
}
says() {
    holds "$1" grep -qF -e "$3" "$work/$2"
}
silent() {
    holds "$1" test ! -s "$work/err"
}
# This many warnings, all of this rule. Only so many are told one by one.
warned() {
    name=$1 count=$2 rule=$3
    told=$(grep -cE ': (warning|error): ' "$work/err")
    holds "$name" test "$(sed -n 's/.*no errors, \([0-9]*\) warning.*/\1/p' "$work/out")" -eq "$count" \
        -a "$(grep -c "\[$rule\]" "$work/err")" -eq "$told" -a "$told" -gt 0
}

# --- The manual ---

expect 0 'the examples of the manual are a questionnaire with every key' \
    sh -c "cd \"$here/..\" && python3 tests/manual.py \"$program\""
[ -s "$work/err" ] && cat "$work/err"

# --- A questionnaire of another field, written with the manual alone ---

other=$here/data/other-field
expect 0 'check of it' "$program" check "$other/it-service.yaml"
silent 'has no warning'
expect 0 'an assessment of it' "$program" check "$other/it-service-1.cxa.yaml"
silent 'has no warning either'
expect 0 'its report' "$program" report "$other/it-service-1.cxa.yaml"
says 'names the level' out 'level 1 of 3, Repeatable'
says 'says what is in place' out 'Of what level 2 (Owned) asks for, 43% is in place; 75% is needed.'
says 'has the plan' out '3 recommendations; cost 16 in all.'
says 'in its order' out '1. List services and their owners'
says 'sees what stands out' out 'Worth watching: Changes are fast and break things'
says 'and what bands made of a figure' out '"level 1 (at least 15%, under 30%)" to "level 2 (at least 5%,'
says 'shows half levels' out '1.5, between levels 1 and 2'
says 'and what is open' out 'We know of a failure before the first user tells us.'

# --- init: a questionnaire to begin with ---

expect 0 'init' "$program" init service-desk </dev/null
says 'init names what it wrote' out service-desk.yaml
expect 0 'check takes what init wrote' "$program" check service-desk.yaml
silent 'what init wrote has no warning'
holds 'the id is the name' grep -q '^id: service-desk ' service-desk.yaml
holds 'the title is the name for people' grep -q '^title: "Service desk"$' service-desk.yaml
cp service-desk.yaml before.yaml
expect 3 'init never over a file' "$program" init service-desk
holds 'which stays as it was' cmp service-desk.yaml before.yaml
expect 0 'init with the ending' "$program" init help-desk.yaml
holds 'takes no second ending' test -f help-desk.yaml -a ! -e help-desk.yaml.yaml
mkdir folder
expect 0 'init in a folder' "$program" init folder/front-desk
holds 'has the id without the folder' grep -q '^id: front-desk ' folder/front-desk.yaml
for name in 'Service Desk' Desk 'a--b' -- '-a' 'a_b' '' 'a/' '.yaml' 'kasutajatõe' dont-know-- \
    "$(printf '%065d' 1)"; do
    expect 2 "init refuses '$name'" "$program" init -- "$name"
done
expect 3 'init into a folder that is not there' "$program" init none/desk
rm help-desk.yaml before.yaml

# What was written can be used at once.
printf '%s\n' Acme leader 2 partly results quit >answers
expect 0 'an assessment of what init wrote' sh -c "\"$program\" --plain new service-desk.yaml -o first.cxa.yaml <answers"
holds 'has its answers' grep -q 'first-question: 2' first.cxa.yaml
expect 0 'and a report' "$program" report first.cxa.yaml
says 'with its advice' out 'Agree on one list'

# --- init --translate: its texts in another language ---

# Texts of the overlay $1 that can be told from the original when they are
# translated: 12 bytes at least, and a blank in them.
long_texts() {
    python3 -c '
import sys, yaml
def texts(node):
    if isinstance(node, dict):
        for value in node.values():
            yield from texts(value)
    else:
        yield node.strip()
print(sum(len(text.encode()) >= 12 and " " in text
          for text in texts(yaml.load(open(sys.argv[1]), yaml.CBaseLoader)["texts"])))
' "$1"
}
# A translation, as far as a machine can: every text begins with another word.
translated() {
    python3 -c '
import sys, yaml
def translate(node):
    if isinstance(node, dict):
        return {key: translate(value) for key, value in node.items()}
    return "Nii: " + node
file = yaml.load(open(sys.argv[1]), yaml.CBaseLoader)
file["texts"] = translate(file["texts"])
file["cxladder-texts"] = 1
yaml.safe_dump(file, sys.stdout, allow_unicode=True, sort_keys=False)
' "$1"
}

for original in "$work"/service-desk.yaml "$shipped"/customer-orientation.yaml "$shipped"/cx-practice.yaml \
    "$here"/data/questionnaires/every-key.yaml; do
    name=$(basename "$original" .yaml)
    mkdir -p "in/$name"
    cp "$original" "in/$name/"
    file=in/$name/$name.yaml overlay=in/$name/$name.pl.yaml
    expect 0 "init --translate of $name" "$program" init --translate pl "$file"
    says "which names what it wrote" out "$overlay"
    expect 0 "check takes the texts of $name" "$program" check "$overlay"
    warned "and warns of each long text that is still the original" "$(long_texts "$overlay")" same-text
    expect 3 "init --translate never over a file" "$program" init --translate pl "$file"
    translated "$overlay" >"$name.new" && mv "$name.new" "$overlay"
    expect 0 "check takes the translated texts of $name" "$program" check "$overlay"
    silent "without a warning"
done
for language in '' English E 'a b' pl/../x; do
    expect 2 "init --translate refuses '$language'" "$program" init --translate "$language" service-desk.yaml
done
expect 3 'init --translate of what is not there' "$program" init --translate pl none.yaml
expect 1 'init --translate of what is no questionnaire' "$program" init --translate pl first.cxa.yaml
"$program" init --translate et service-desk.yaml >/dev/null
translated service-desk.et.yaml >whole && cp whole service-desk.et.yaml

# --- check on a translation ---

expect 0 'check on a translation alone' "$program" check service-desk.et.yaml
silent 'has nothing to say'
says 'and sums it up' out 'no errors'
sed 's/Nii: Agree on one list/Agree on one list/' whole >service-desk.et.yaml
expect 0 'a text that is still the original' "$program" check service-desk.et.yaml
warned 'is warned of once' 1 same-text
line=$(grep -n 'Agree on one list' service-desk.et.yaml | cut -d: -f1)
says 'with its place' err "service-desk.et.yaml:$line:"
sed 's/title: .Nii: Agree on one list./title: ""/' whole >service-desk.et.yaml
expect 0 'a text that is missing' "$program" check service-desk.et.yaml
warned 'is warned of' 1 not-translated
says 'with its id' err agree-on-list
sed 's/^  agree-on-list:/  agree-on-lists:/' whole >service-desk.et.yaml
expect 1 'an id that the questionnaire does not have' "$program" check service-desk.et.yaml
says 'is told with the nearest one' err "'agree-on-list'"
sed 's/^  first-question:/&\n    weight: 2/' whole >service-desk.et.yaml
expect 1 'structure in a translation' "$program" check service-desk.et.yaml
says 'is told with its key' err weight
expect 1 'and by check of the questionnaire, too' "$program" check service-desk.yaml
cp whole service-desk.et.yaml

sed 's/"How is it decided what to do?"/"How is it decided within 48 hours?"/' service-desk.yaml >numbers.yaml
sed -i 's/^id: service-desk/id: numbers/' numbers.yaml
"$program" init --translate et numbers.yaml >/dev/null
translated numbers.et.yaml | sed 's/48 hours/kahe päevaga/' >lost && mv lost numbers.et.yaml
expect 0 'a number that the translation lost' "$program" check numbers.et.yaml
warned 'is warned of' 1 lost-number
line=$(grep -n 'kahe päevaga' numbers.et.yaml | cut -d: -f1)
says 'with its place' err "numbers.et.yaml:$line:"
says 'and the number' err 'number 48'
rm numbers.yaml numbers.et.yaml
mv service-desk.yaml away.yaml
expect 1 'a translation without its questionnaire' "$program" check service-desk.et.yaml
mv away.yaml service-desk.yaml

# --- list ---

expect 0 'list' "$program" list
holds 'names the languages, its own first' grep -qE '^service-desk	0\.1	en,et	.*service-desk\.yaml$' out
holds 'and no translation on a line of its own' test "$(grep -c '^service-desk' out)" -eq 1
CXLADDER_PATH=$shipped expect 0 'list of the shipped ones' "$program" list
for id in customer-orientation customer-orientation-quick sales-or-customer customer-processes cx-practice \
    vision-poll; do
    holds "$id is listed in four languages" grep -qE "^$id	[0-9.]+	en,et,fi,lt	" out
done

# --- The texts of a translation are what people see ---

expect 0 'a report in another language' "$program" --lang et report first.cxa.yaml
says 'shows its texts' out 'Nii: Agree on one list'
holds 'and no other' sh -c "! sed 's/Nii: [^.]*//g' out | grep -q 'Agree on one list'"
expect 0 'in a language without a translation' "$program" --lang lt report first.cxa.yaml
says 'the texts stay' out 'Agree on one list'
"$program" report --format json first.cxa.yaml | sed 's/"[a-z-]*": "[^"]*"//g' >json.en
"$program" --lang et report --format json first.cxa.yaml | sed 's/"[a-z-]*": "[^"]*"//g' >json.et
holds 'the figures are the same' cmp json.en json.et

# --- preview: the questions, and nothing kept ---

mkdir -p empty/home empty/here
untouched() {
    [ -z "$(find empty -type f)" ]
}
preview() {
    (cd empty/here && exec env HOME="$work/empty/home" XDG_DATA_HOME="$work/empty/home/data" \
        XDG_CACHE_HOME="$work/empty/home/cache" XDG_STATE_HOME="$work/empty/home/state" \
        TMPDIR="$work/empty" "$program" --plain preview "$@")
}
printf '%s\n' Acme leader 2 'note On paper.' partly results quit >answers
expect 0 'preview' preview "$work/service-desk.yaml" <answers
says 'asks every question' out 'The list is looked at every month.'
says 'as it would be asked' out 'Question 2 of 2'
says 'shows the result' out 'Put the figures on the wall'
holds 'and writes no file' untouched
printf '%s\n' Acme leader 1 >answers
expect 0 'preview to the end of what is typed' preview "$work/service-desk.yaml" <answers
holds 'writes no file either' untouched
holds 'what a condition hides is not asked' sh -c "! grep -q 'looked at every month' out"
expect 0 'preview of a shipped one' preview "$shipped/cx-practice.yaml" </dev/null
holds 'writes nothing' untouched
expect 1 'preview of what has mistakes' preview "$here/data/bad/unknown-key.yaml" </dev/null
says 'tells them' err 'unknown-key'
holds 'and writes nothing' untouched

# --- new --from: the quick questionnaire's answers go on ---

quick=$shipped/customer-orientation-quick.yaml full=$shipped/customer-orientation.yaml
python3 - "$quick" >quick.cxa.yaml <<'PYTHON'
import sys, yaml
def questions(section):
    for part in section.get("sections", []):
        yield from questions(part)
    yield from section.get("questions", [])
model = yaml.load(open(sys.argv[1]), yaml.CBaseLoader)
print("cxladder-assessment: 1\nquestionnaire: {id: %s}" % model["id"])
print("profile: {organisation: Acme, role: leader}\nanswers:")
for ladder in model["ladders"]:
    for section in ladder["sections"]:
        for question in questions(section):
            if "levels" in question:
                print("  %s: {answer: 3, note: Seen.}" % question["id"])
            elif "scale" in question:
                print("  %s: partly" % question["id"])
PYTHON
answers=$(grep -c '^  [a-z]' quick.cxa.yaml)
holds 'the quick questionnaire has its questions' test "$answers" -ge 15 -a "$answers" -le 18
CXLADDER_PATH=$shipped expect 0 'the quick assessment is one' "$program" check quick.cxa.yaml
CXLADDER_PATH=$shipped expect 0 'new --from' "$program" --plain new "$full" --from quick.cxa.yaml -o full.cxa.yaml </dev/null
says 'says how many were taken over' err "$((answers + 2)) answers taken over"
holds 'the answers are on disk before anything is typed' \
    test "$(grep -cE '^  [a-z-]+: *(partly|\{|$)' full.cxa.yaml)" -ge "$answers"
for id in $(sed -n 's/^  \([a-z-]*\): {answer: 3.*/\1/p' quick.cxa.yaml); do
    holds "$id went along with its note" sh -c \
        "grep -A 3 '^  $id:' full.cxa.yaml | tr -d '\n' | grep -qE 'answer: 3.*note: Seen'"
done
CXLADDER_PATH=$shipped expect 0 'what came about is an assessment' "$program" check full.cxa.yaml
CXLADDER_PATH=$shipped expect 3 'never over a file' "$program" --plain new "$full" --from quick.cxa.yaml -o full.cxa.yaml </dev/null
expect 3 'new --from nothing' "$program" --plain new service-desk.yaml --from none.cxa.yaml -o x.cxa.yaml </dev/null
holds 'begins nothing' test ! -e x.cxa.yaml
# What means something else there stays behind, and that is said.
expect 0 'new --from a stranger' env CXLADDER_PATH="$work:$shipped" "$program" --plain new service-desk.yaml \
    --from quick.cxa.yaml -o stranger.cxa.yaml </dev/null
says 'says what has no place' err "$answers have no place here"

# --- Another language in mid-session ---

printf '%s\n' Acme leader 2 'language et' partly quit >answers
expect 0 'a session that changes its language' \
    sh -c "\"$program\" --plain new service-desk.yaml -o two.cxa.yaml <answers"
says 'asks on in it' out 'Nii: The list is looked at every month.'
holds 'keeps what was answered before' grep -q 'first-question: 2' two.cxa.yaml
holds 'and after' grep -q 'first-criterion: partly' two.cxa.yaml

switch_on_screen() {
    start 80 24 "CXLADDER_PATH=$work" LANGUAGE=en
    shell "\$P new $work/service-desk.yaml -o a.cxa.yaml" && see 'Organisation' &&
        press Acme && keys Enter && see 'Your part in it' && keys Enter &&
        see 'How is it decided' && press 2 && saved a.cxa.yaml 'first-question: 2' &&
        see 'looked at every month' || return 1
    press L && see 'Nii: The list is looked at' && press 3 &&
        saved a.cxa.yaml 'first-criterion: fully' &&
        saved a.cxa.yaml 'first-question: 2' && saved a.cxa.yaml 'organisation: Acme'
}
preview_on_screen() {
    start 80 24 LANGUAGE=en
    shell "\$P preview $work/service-desk.yaml" && see 'Organisation' &&
        press Acme && keys Enter && see 'Your part in it' && keys Enter &&
        see 'How is it decided' && press 2 && see 'looked at every month' &&
        keys C-c && status_is 130 || return 1
    [ -z "$(find "$folder" -type f ! -name '.*history')" ] && return 0
    why="preview wrote $(find "$folder" -type f)"
    return 1
}
if command -v tmux >/dev/null; then
    test_of switch_on_screen 'another language on the screen'
    test_of preview_on_screen 'preview on the screen writes nothing'
else
    echo 'FAILED: tmux is not installed'
    failed=$((failed + 1))
fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
