# SPDX-License-Identifier: MIT
# Every habit of this project is a target; `make help` lists them.
#
#: make            build build/cxladder
#: make run        install what is missing, build, start (or report the sample)
#: make test       install what is missing, build, run the whole test suite
#: make san        the tests under AddressSanitizer and UndefinedBehaviorSanitizer
#: make san-integer  the unit tests under clang's checks of integers
#: make valgrind   the main commands under memcheck; valgrind-units, which takes
#:                 an hour: the unit tests
#: make lint       clang-tidy and cppcheck
#: make analyze    gcc's analyzer
#: make layers     who includes whom, against the table in CONTRIBUTING.md
#: make format     clang-format in place;  make format-check  only looks
#: make golden     rewrite the golden files: read the diff before it is kept
#: make faults     kill and starve the program at every step (FULL=1: all of it)
#: make fuzz       libFuzzer for SECONDS (60) on each target
#: make coverage   lines and branches that the tests reach
#: make bench      figures side by side with other programs
#: make man-lint   mandoc's opinion of the man pages
#: make pot        collect the texts of the interface;  make po  merges them into
#:                 the translations
#: make install    into PREFIX (/usr/local), below DESTDIR
#: make dist       a tarball;  make clean
#: make check      everything that continuous integration runs

VERSION := 0.1.0
BUILD ?= build
CC ?= gcc
PREFIX ?= /usr/local
DESTDIR ?=

CPPFLAGS += -D_DEFAULT_SOURCE -D_XOPEN_SOURCE=700 -iquote include \
            -DCXLADDER_VERSION='"$(VERSION)"' \
            -DCXLADDER_DATADIR='"$(PREFIX)/share/cxladder"' \
            -DCXLADDER_LIBDIR='"$(PREFIX)/lib/cxladder"' \
            -DCXLADDER_LOCALEDIR='"$(PREFIX)/share/locale"'
WARNINGS := -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wstrict-prototypes \
            -Wmissing-prototypes -Wswitch-enum -Wvla -Wformat=2 \
            -Werror=format-security $(if $(WERROR),-Werror)
HARDENING := -fstack-protector-strong -D_FORTIFY_SOURCE=2 \
             -fstack-clash-protection
CFLAGS ?= -O2 -g
STD := -std=c17
# Position-independent code serves the program and cxladder-pdf.so alike.
ALL_CFLAGS = $(STD) $(CFLAGS) -fPIC $(WARNINGS) $(if $(SAN),,$(HARDENING)) $(SAN)
LINK = $(CC) $(ALL_CFLAGS) $(LDFLAGS) -pie -Wl,-z,relro,-z,now

# --- Folders: each an archive, linked only with what its row allows ---------

LIBS_store := -lyaml -lmd
LIBS_render := -ljansson
LIBS_terminal := -lncursesw -ltinfo
LIBS_score := -lm

USES_base :=
USES_model := base
USES_score := model base
USES_store := model base
USES_render := score model base
USES_workshop := score model base
USES_wizard := workshop score model base
USES_terminal := wizard base
USES_prompts := wizard workshop score model base

# What tests may link beyond the row of their folder: real files as input.
TEST_USES_model := store
TEST_USES_score := store
TEST_USES_render := store
TEST_USES_workshop := store
TEST_USES_wizard := store
TEST_USES_prompts := store

# Calls on the system that a folder's tests may let fail (tests/store/trouble.h).
WRAPS_store := access close fchmod fchown fclose fcntl fdopendir flock fmemopen \
    fopencookie fstat fsync ftruncate geteuid gethostname getpwuid getrandom \
    link lstat mkdir mmap open pread read readlink realpath __realpath_chk \
    rename stat syscall unlink write
comma := ,

# PDF= leaves it out.
PDF ?= $(shell pkg-config --exists pangocairo 2>/dev/null && echo 1)
PDF_SOURCES := $(addprefix src/render/,pdf.c pdf_chart.c pdf_page.c pdf_writer.c)
PDF_OBJECTS := $(PDF_SOURCES:src/%.c=$(BUILD)/obj/%.o)
PDF_CFLAGS := $(if $(PDF),$(patsubst -I%,-isystem %,$(shell pkg-config --cflags pangocairo)))

FOLDERS := base model score store render workshop wizard terminal prompts
MAIN_ARCHIVES := prompts terminal wizard workshop render store score model base

sources = $(wildcard src/$1/*.c)
objects = $(patsubst src/%.c,$(BUILD)/obj/%.o,$(filter-out $(PDF_SOURCES),$(call sources,$1)))
archive = $(BUILD)/lib/$1.a

LINGUAS := $(shell cat po/LINGUAS)
CATALOGUES := $(foreach language,$(LINGUAS),$(BUILD)/locale/$(language)/LC_MESSAGES/cxladder.mo)

.PHONY: all
all: $(BUILD)/cxladder $(CATALOGUES)

.PHONY: help
help:
	@sed -n 's/^#: //p' Makefile

$(BUILD)/obj/%.o: src/%.c Makefile
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

# The questionnaire that `init` writes, as strings.
$(BUILD)/gen/starter.inc: src/starter.yaml Makefile
	@mkdir -p $(@D)
	sed 's/\\/\\\\/g; s/"/\\"/g; s/.*/"&\\n",/' $< >$@
$(BUILD)/obj/run_init.o: $(BUILD)/gen/starter.inc
$(BUILD)/obj/run_init.o: CPPFLAGS += -iquote $(BUILD)/gen

# The same in the program and in cxladder-pdf.so where both know the same headers.
$(BUILD)/gen/stamp.h: $(wildcard include/*.h src/render/*.h) Makefile
	@mkdir -p $(@D)
	cat $(sort $(wildcard include/*.h src/render/*.h)) | cksum | \
	    sed 's/\(.*\) \(.*\)/#define BUILD_STAMP "\1-\2"/' >$@
$(addprefix $(BUILD)/obj/render/,pdf.o pdf_load.o): $(BUILD)/gen/stamp.h
$(addprefix $(BUILD)/obj/render/,pdf.o pdf_load.o): CPPFLAGS += -iquote $(BUILD)/gen

define archive_rule
$(BUILD)/lib/$1.a: $(call objects,$1)
	@mkdir -p $$(@D)
	@rm -f $$@
	ar rcs $$@ $$^
endef
$(foreach folder,$(FOLDERS),$(eval $(call archive_rule,$(folder))))

MAIN_OBJECTS := $(patsubst src/%.c,$(BUILD)/obj/%.o,$(wildcard src/*.c))

$(BUILD)/cxladder: $(MAIN_OBJECTS) \
    $(foreach folder,$(MAIN_ARCHIVES),$(call archive,$(folder)))
	$(LINK) -o $@ $^ \
	    $(foreach folder,$(MAIN_ARCHIVES),$(LIBS_$(folder))) -lm

# --- Translations: beside the program, which looks for them there ------------

$(BUILD)/locale/%/LC_MESSAGES/cxladder.mo: po/%.po
	@mkdir -p $(@D)
	msgfmt --check-format --check-domain -o $@ $<

# Without line numbers and dates, so that it changes only when a text does.
TEXT_SOURCES = $(sort $(wildcard include/*.h src/*.h src/*.c src/*/*.h src/*/*.c))
.PHONY: pot
pot:
	@sh po/collect.sh po/cxladder.pot $(TEXT_SOURCES)

.PHONY: po
po: pot
	@for language in $(LINGUAS); do sh po/merge.sh $$language || exit 1; done

# Its libraries take longer to load than the program does: opened when wanted.
$(PDF_OBJECTS): CPPFLAGS += $(PDF_CFLAGS)
$(BUILD)/cxladder-pdf.so: $(PDF_OBJECTS) $(foreach folder,render score model base,$(call archive,$(folder)))
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -shared -Wl,-z,relro,-z,now -o $@ $^ \
	    $$(pkg-config --libs pangocairo) $(LIBS_render) -lm
ifneq ($(PDF),)
all: $(BUILD)/cxladder-pdf.so
endif

# --- Tests: one Criterion binary per folder ---------------------------------

TEST_FOLDERS := $(foreach folder,$(FOLDERS),$(if $(wildcard tests/$(folder)/*.c),$(folder)))

# A folder's tests may also link what is named in TEST_USES, with its own row;
# that stands first, for it may need the folder itself.
test_archives = $(foreach folder,$(TEST_USES_$1) $1 $(USES_$1),$(BUILD)/lib/$(folder).a)

define test_rule
$(BUILD)/test/$1: $(patsubst tests/%.c,$(BUILD)/testobj/%.o,$(wildcard tests/$1/*.c)) $(call test_archives,$1)
	@mkdir -p $$(@D)
	$$(LINK) $(addprefix -Wl$$(comma)--wrap=,$(WRAPS_$1)) -o $$@ $$^ $(foreach folder,$(TEST_USES_$1) $1 $(USES_$1),$(LIBS_$(folder))) -lcriterion -lm
endef
$(foreach folder,$(TEST_FOLDERS),$(eval $(call test_rule,$(folder))))

$(BUILD)/testobj/%.o: tests/%.c Makefile
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(ALL_CFLAGS) -Wno-pedantic -MMD -MP -c -o $@ $<

# `make test-score` builds and runs one folder's tests.
.PHONY: $(addprefix test-,$(TEST_FOLDERS))
$(addprefix test-,$(TEST_FOLDERS)): test-%: $(BUILD)/test/%
	$<

UNIT_TESTS := $(foreach folder,$(TEST_FOLDERS),$(folder)=$(BUILD)/test/$(folder))

# --- For users --------------------------------------------------------------

.PHONY: run
run:
	@sh tools/setup.sh run
	@[ -x $(BUILD)/cxladder ] || echo 'Building cxladder, which takes a minute.'
	@$(MAKE) --no-print-directory -s -j2 all
	@if [ -t 0 ] && [ -t 1 ]; then exec $(BUILD)/cxladder; \
	else exec $(BUILD)/cxladder report examples/sample.cxa.yaml; fi

.PHONY: test
test:
	@sh tools/setup.sh test
	@$(MAKE) --no-print-directory run-tests

.PHONY: run-tests
run-tests: all $(addprefix $(BUILD)/test/,$(TEST_FOLDERS))
	@CXLADDER=$(BUILD)/cxladder sh tests/run.sh $(BUILD)/tests.txt $(UNIT_TESTS) \
	    'check=sh tests/check.sh $(BUILD)/cxladder' \
	    'authors=sh tests/authors.sh $(BUILD)/cxladder' \
	    'migration=python3 tests/migration.py $(BUILD)/cxladder' \
	    'schema=python3 tests/schema.py' \
	    'language=python3 tests/language/run.py --program $(BUILD)/cxladder' \
	    'dialogues=python3 tests/prompts/dialogues.py --program $(BUILD)/cxladder' \
	    'many=python3 tests/many/run.py --program $(BUILD)/cxladder' \
	    'rooms=python3 tests/workshop/rooms.py --program $(BUILD)/cxladder' \
	    'overtime=python3 -B tests/over_time.py $(BUILD)/cxladder' \
	    'oracle=python3 tests/oracle/selftest.py' \
	    'quick=python3 tests/oracle/quick.py' \
	    'models=python3 tests/oracle/models.py --program $(BUILD)/cxladder' \
	    'random=python3 tests/oracle/run.py --program $(BUILD)/cxladder --cases 300' \
	    'faults=sh tests/faults/run.sh $(BUILD)/cxladder' \
	    'ttyfaults=python3 -B tests/terminal_faults.py $(BUILD)/cxladder' \
	    'hostile=python3 -B tests/hostile.py $(BUILD)/cxladder' \
	    'hardening=sh tests/hardening.sh $(BUILD)/cxladder $(BUILD)/cxladder-pdf.so' \
	    'places=python3 -B tests/places.py $(BUILD)/cxladder' \
	    'confine=python3 -B tests/confine.py $(BUILD)/cxladder' \
	    'injection=python3 -B tests/injection.py $(BUILD)/cxladder' \
	    'documents=sh tests/documents/run.sh $(BUILD)/cxladder' \
	    'smoke=sh tests/smoke.sh $(BUILD)/cxladder'

# --- For developers ---------------------------------------------------------

SANITIZE := -fsanitize=address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=undefined

# A leak inside a Criterion test is printed while the test passes, so the
# sanitizers write to files, and any such file is a failure.
.PHONY: san
san:
	@rm -f build/san-log.*
	@$(MAKE) --no-print-directory BUILD=build/san SAN='$(SANITIZE)' CFLAGS='-O1 -g' run-san
	@if ls build/san-log.* >/dev/null 2>&1; then cat build/san-log.*; exit 1; fi

# One test at a time: where Criterion forks while another of its threads holds
# memory, that is called a leak of the child.
.PHONY: run-san
# What the sanitizers have to say, a confined program may write, too.
run-san: CPPFLAGS += -DCXLADDER_ALSO_WRITE='"$(CURDIR)/build"'
run-san: all $(addprefix $(BUILD)/test/,$(TEST_FOLDERS))
	@CRITERION_JOBS=1 LSAN_OPTIONS=suppressions=$(CURDIR)/tests/lsan.supp:print_suppressions=0 ASAN_OPTIONS=log_path=build/san-log:detect_leaks=1 UBSAN_OPTIONS=log_path=build/san-log:print_stacktrace=1 \
	    sh tests/run.sh $(BUILD)/tests.txt $(UNIT_TESTS) \
	    'check=sh tests/check.sh $(BUILD)/cxladder' \
	    'models=python3 tests/oracle/models.py --program $(BUILD)/cxladder' \
	    'random=python3 tests/oracle/run.py --program $(BUILD)/cxladder --cases 100'

# Conversions that lose something, beside what is undefined. That unsigned
# numbers wrap is defined, and how hashes and loops to zero work.
INTEGER := -fsanitize=undefined,implicit-conversion,float-divide-by-zero,nullability -fno-omit-frame-pointer

.PHONY: san-integer run-san-integer
san-integer:
	@rm -f build/integer-log.*
	@$(MAKE) --no-print-directory BUILD=build/integer CC=clang SAN='$(INTEGER)' CFLAGS='-O1 -g' run-san-integer
	@if ls build/integer-log.* >/dev/null 2>&1; then cat build/integer-log.*; exit 1; fi
run-san-integer: $(addprefix $(BUILD)/test/,$(TEST_FOLDERS))
	@UBSAN_OPTIONS=log_path=build/integer-log:print_stacktrace=1 \
	    sh tests/run.sh $(BUILD)/tests.txt $(UNIT_TESTS)

.PHONY: valgrind valgrind-units
valgrind: all
	@sh tests/valgrind.sh $(BUILD)/cxladder
valgrind-units: $(addprefix $(BUILD)/test/,$(TEST_FOLDERS))
	@python3 -B tests/valgrind_units.py $(BUILD) $(TEST_FOLDERS)

SOURCES := $(wildcard src/*.c src/*/*.c)
HEADERS := $(wildcard include/*.h src/*.h src/*/*.h)
TESTS := $(wildcard tests/*/*.c tests/*/*.h)

.PHONY: lint
lint: tidy cppcheck

.PHONY: tidy
tidy: $(BUILD)/gen/starter.inc $(BUILD)/gen/stamp.h
	@printf '%s\n' $(SOURCES) | xargs -P 2 -I FILE clang-tidy --quiet FILE -- $(STD) $(CPPFLAGS) $(PDF_CFLAGS) -iquote $(BUILD)/gen 2>/dev/null

# Leaks are left to LeakSanitizer and memcheck, which see them happen: gcc 12
# loses sight of a stream that is kept in a struct.
.PHONY: analyze
analyze: $(BUILD)/gen/starter.inc $(BUILD)/gen/stamp.h
	@printf '%s\n' $(SOURCES) | xargs -P 2 -I FILE $(CC) $(STD) $(CPPFLAGS) $(PDF_CFLAGS) \
	    -iquote $(BUILD)/gen -O1 -fanalyzer -Wno-analyzer-file-leak \
	    -Wno-analyzer-malloc-leak -Werror -c -o /dev/null FILE

.PHONY: cppcheck
cppcheck:
	@cppcheck --quiet --error-exitcode=1 --std=c11 -j 2 --inline-suppr \
	    --enable=warning,style,performance,portability \
	    --suppress=unusedStructMember --suppress=missingIncludeSystem \
	    --suppress=constParameterCallback --suppress=toomanyconfigs \
	    -I include $(filter -D%,$(CPPFLAGS)) src

.PHONY: layers
layers:
	@awk -f tools/layers.awk CONTRIBUTING.md $(HEADERS) $(SOURCES)

.PHONY: format format-check
format:
	@clang-format -i $(SOURCES) $(HEADERS) $(TESTS)
format-check:
	@clang-format --dry-run --Werror $(SOURCES) $(HEADERS) $(TESTS)

# The compilers that the code must be clean under, and the standard to come.
.PHONY: compilers
compilers:
	@$(MAKE) --no-print-directory BUILD=build/clang CC=clang WERROR=1 all
	@$(MAKE) --no-print-directory BUILD=build/c2x STD=-std=c2x all

.PHONY: golden
golden: all $(addprefix $(BUILD)/test/,$(TEST_FOLDERS))
	@for folder in $(TEST_FOLDERS); do GOLDEN=1 $(BUILD)/test/$$folder; done
	@git diff --stat -- tests/data

.PHONY: faults
faults: all
	@sh tests/faults/run.sh $(BUILD)/cxladder

SECONDS ?= 60
.PHONY: fuzz fuzz-archives fuzz-libraries
fuzz:
	@sh tests/fuzz/run.sh $(SECONDS)
fuzz-archives: $(foreach folder,$(filter-out terminal,$(MAIN_ARCHIVES)),$(call archive,$(folder)))
fuzz-libraries:
	@echo $(foreach folder,$(filter-out terminal,$(MAIN_ARCHIVES)),$(LIBS_$(folder))) -lm

.PHONY: coverage
coverage:
	@$(MAKE) --no-print-directory BUILD=build/coverage SAN='--coverage' \
	    CFLAGS='-O0 -g -DCXLADDER_ALSO_WRITE="\"$(CURDIR)/build\""' run-tests
	@sh tools/coverage.sh build/coverage

.PHONY: bench
bench:
	@sh tools/setup.sh bench
	@$(MAKE) --no-print-directory all
	@sh tests/bench/run.sh $(BUILD)/cxladder

.PHONY: man-lint
man-lint:
	@if mandoc -T lint -W style man/*.[1-9] | grep -v 'referenced manual not found'; \
	then exit 1; else echo 'man pages: no complaint'; fi

.PHONY: check-rest check
check-rest: layers format-check man-lint lint compilers san
check: test check-rest

INSTALL := install
.PHONY: install
install: all
	$(INSTALL) -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/cxladder/questionnaires \
	    $(DESTDIR)$(PREFIX)/share/man/man1 $(DESTDIR)$(PREFIX)/share/man/man5
	$(INSTALL) -m 755 $(BUILD)/cxladder $(DESTDIR)$(PREFIX)/bin
	$(if $(PDF),$(INSTALL) -d $(DESTDIR)$(PREFIX)/lib/cxladder)
	$(if $(PDF),$(INSTALL) -m 755 $(BUILD)/cxladder-pdf.so $(DESTDIR)$(PREFIX)/lib/cxladder)
	for language in $(LINGUAS); do \
	    $(INSTALL) -d $(DESTDIR)$(PREFIX)/share/locale/$$language/LC_MESSAGES && \
	    $(INSTALL) -m 644 $(BUILD)/locale/$$language/LC_MESSAGES/cxladder.mo \
	        $(DESTDIR)$(PREFIX)/share/locale/$$language/LC_MESSAGES || exit 1; \
	done
	$(INSTALL) -m 644 questionnaires/*.yaml $(DESTDIR)$(PREFIX)/share/cxladder/questionnaires
	$(INSTALL) -d $(DESTDIR)$(PREFIX)/share/cxladder/schema
	$(INSTALL) -m 644 schema/*.json $(DESTDIR)$(PREFIX)/share/cxladder/schema
	$(INSTALL) -m 644 man/*.1 $(DESTDIR)$(PREFIX)/share/man/man1
	$(INSTALL) -m 644 man/*.5 $(DESTDIR)$(PREFIX)/share/man/man5

.PHONY: dist
dist:
	git archive --prefix=cxladder-$(VERSION)/ -o cxladder-$(VERSION).tar.gz HEAD

.PHONY: clean
clean:
	rm -rf build cxladder-*.tar.gz

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
