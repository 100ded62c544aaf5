"""Random cases: a questionnaire, assessments and options, valid and small enough for exact plans.

Small integer weights and few effort classes make ties common; a case's mood decides how much is answered, so that
nothing answered and everything not applicable come up too. The size "planning" has much to do, much that does it and
thresholds within reach, so that plans have several members. The same seed gives the same case.
"""

import random

from conditions import Conditions
from question import Question
from model import Model
from respond import Responder
from yaml_text import emit

THRESHOLDS = ["75%", 0.75, "50%", 1, "100%", "90%", "60%", "51%", 0.4, "66.7%"]
EACH = ["50%", 0.5, 0, "25%", "100%", "75%", 0.3]
PER_SECTION = {"tiny": 2, "small": 3, "medium": 4, "planning": 4}
SECTIONS = {"tiny": 1, "small": 2, "medium": 3, "planning": 3}
RECOMMENDATIONS = {"tiny": 4, "small": 8, "medium": 13, "planning": 14}
WEIGHTS = [1, 1, 1, 1, 2, 2, 3, 0.5]
SCALES = [[0, 1], [0, 0.5, 1], [0, 0.25, 0.5, 1], [0, 0.33, 0.67, 1], [0, 0, 1, 1], [0.25, 0.5, 0.75], [1, 0.5, 0]]
TEXTS = ["What do you do?", "Say: how # often \"exactly\"?", "Kui tihti – õigesti?", "yes", "- no: 'never'", "12"]
COSTS = [{1: 1, 2: 3, 3: 12, 4: 25, 5: 50}, {1: 1, 2: 1, 3: 2, 4: 2, 5: 4}, {1: 0.5, 2: 1.5, 3: 2, 4: 2.5, 5: 3}]


class Case:
    """What one test needs: the questionnaire, the respondents' files and the options of the command line."""

    def __init__(self, questionnaire, assessments, options):
        self.questionnaire, self.assessments, self.options = questionnaire, assessments, options

    def expected(self):
        """The reference's result."""
        return Model(self.questionnaire, self.assessments, self.options).result()

    def write(self, folder):
        """Write the files; the arguments of `report` for them."""
        questionnaire = folder / "questionnaire.yaml"
        questionnaire.write_text(emit(self.questionnaire), encoding="utf-8")
        files = []
        for i, assessment in enumerate(self.assessments):
            files.append(folder / f"respondent-{i + 1}.cxa.yaml")
            files[-1].write_text(emit(assessment), encoding="utf-8")
        arguments = [str(f) for f in files] + ["--format", "json", "--questionnaire", str(questionnaire)]
        for ladder, level in self.options.get("target", {}).items():
            arguments += ["--target", f"{ladder}={level}"]
        for name in ("budget", "capacity"):
            if name in self.options:
                arguments += [f"--{name}", f"{self.options[name]:g}"]
        return arguments


class Generator:
    """Makes one case from one seed."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.number = 0
        self.scales = {f"scale-{i + 1}": self.scale() for i in range(self.random.randint(1, 3))}
        self.size = self.random.choice(["tiny", "small", "small", "medium", "planning", "planning"])

    def chance(self, probability):
        return self.random.random() < probability

    def text(self):
        return self.random.choice(TEXTS)

    def next_id(self, prefix):
        """Ids with and without a hyphen before the number: both are kebab-case."""
        self.number += 1
        return f"{prefix}{self.random.choice(['', '-'])}{self.number}"

    def scale(self):
        """An answer scale; values may repeat, need not begin at 0, and may stand in any order."""
        values = self.random.choice(SCALES)
        return [{"code": f"c{i}", "value": v, "label": self.text()} for i, v in enumerate(values)]

    def case(self):
        """The whole case."""
        spec = {"cxladder": 1, "id": "random-case", "version": "1.0", "language": "en", "title": self.text()}
        if self.chance(0.3):
            spec["costs"] = self.random.choice(COSTS)
        spec["scales"] = self.scales
        spec["profile"] = [{"id": "role", "type": "choice", "ask": self.text(),
                            "options": [{"code": c, "label": self.text()} for c in ("leader", "staff")]}]
        spec["ladders"] = [self.ladder() for _ in range(1 if self.chance(0.75) else 2)]
        questions = self.questions_of(spec)
        conditions = Conditions(self.random, spec, questions)
        if self.size != "planning":
            conditions.hide_questions()
        responder = Responder(self.random, questions, "low" if self.size == "planning" else None)
        spec["findings"] = self.findings(conditions, responder.agreed)
        spec["recommendations"] = self.recommendations(conditions, responder.agreed, questions)
        self.ask_for(spec)
        assessments = responder.files(spec["recommendations"])
        return Case(spec, assessments, self.options(spec, assessments))

    @staticmethod
    def questions_of(spec):
        """The questions with their meaning, profile first."""
        model = Model({**spec, "recommendations": [], "findings": []}, [{}])
        return list(model.questions.values())

    def ladder(self):
        """A ladder with levels, thresholds and sections."""
        start = self.random.choice([0, 1])
        top = start + self.random.choice([1, 2, 3, 3, 4, 4, 5, 8])
        levels = list(range(start, top + 1))
        if start == 0 and self.chance(0.5):
            levels = levels[1:]
        ladder = {"id": self.next_id("ladder"), "title": self.text(), "start": start}
        for key, values, probability in (("attain", THRESHOLDS, 0.7), ("hold", THRESHOLDS, 0.3),
                                         ("attain-each", EACH, 0.6)):
            if self.chance(probability):
                ladder[key] = self.random.choice(values)
        if self.size == "planning":
            ladder |= {"attain": self.random.choice(["30%", 0.4, "50%"]), "attain-each": self.random.choice([0, 0.25])}
        if self.chance(0.25):
            ladder["unanswered"] = "zero"
        ladder["levels"] = [{"level": l, "title": self.text()} for l in levels]
        count = self.random.randint(1, SECTIONS[self.size])
        ladder["sections"] = [self.section(start, top, 1) for _ in range(count)]
        return ladder

    def section(self, start, top, depth):
        """A section of sections, down to three deep, or of questions."""
        section = {"id": self.next_id("section"), "title": self.text()}
        if self.chance(0.5):
            section["weight"] = self.random.choice(WEIGHTS)
        if depth < 3 and self.size != "tiny" and self.chance(0.25):
            section["sections"] = [self.section(start, top, depth + 1) for _ in range(self.random.randint(1, 2))]
            return section
        count = self.random.randint(1, PER_SECTION[self.size])
        section["questions"] = [self.question(start, top) for _ in range(count)]
        if self.chance(0.15):
            section["questions"].append(self.unscored())
        return section

    def question(self, start, top):
        """A scored question of any kind."""
        question = {"id": self.next_id("q"), "ask": self.text()}
        if self.chance(0.4):
            question["weight"] = self.random.choice(WEIGHTS)
        kinds = [self.rubric] * 5 + [self.criterion] * 5 + [self.checklist] * 2
        kinds += [self.pair, self.bands, self.bands, self.choice]
        self.random.choice(kinds)(question, start, top)
        return question

    def rubric(self, question, start, top):
        """One description per level; 0 may be left out."""
        first = 1 if start == 0 and self.chance(0.5) else start
        question["levels"] = {level: self.text() for level in range(first, top + 1)}
        if self.chance(0.3):
            question["halves"] = True

    def pair(self, question, _start, _top):
        """Opposites."""
        question["pair"] = {"low": self.text(), "high": self.text()}

    def rung(self, start, top):
        return self.random.randint(start + 1, top)

    def criterion(self, question, start, top):
        """A statement of one level on a scale."""
        question |= {"level": self.rung(start, top), "scale": self.random.choice(list(self.scales))}

    def checklist(self, question, start, top):
        """Items to tick."""
        options = [{"code": f"item-{i}", "label": self.text()} for i in range(self.random.randint(1, 4))]
        for option in options:
            if self.chance(0.4):
                option["weight"] = self.random.choice(WEIGHTS)
        question |= {"type": "multiple", "level": self.rung(start, top), "options": options}

    def choice(self, question, start, top):
        """Options that stand for levels, or for degrees of one level."""
        count = self.random.randint(2, 4)
        question["type"] = "choice"
        options = [{"code": f"way-{i}", "label": self.text()} for i in range(count)]
        if self.chance(0.5):
            levels = [start, top] + [self.random.randint(start, top) for _ in range(count - 2)]
            options = [o | {"level": l} for o, l in zip(options, levels)]
        else:
            question["level"] = self.rung(start, top)
            values = [0, 1] + [self.random.choice([0, 0.5, 1]) for _ in range(count - 2)]
            options = [o | {"value": v} for o, v in zip(options, values)]
        question["options"] = options

    def bands(self, question, start, top):
        """A number whose bands give levels or degrees."""
        question["type"] = self.random.choice(["number", "percent", "nps"])
        begins = {"number": [0, 5, 10], "percent": [0, 40, 80], "nps": [-100, 0, 50]}[question["type"]]
        if self.chance(0.3):
            begins = [b + 1 for b in begins]
        if question["type"] == "number":
            question |= {"min": 0, "max": 20}
        if self.chance(0.5):
            levels = sorted(self.random.choices(range(start, top + 1), k=2)) + [top]
            question["bands"] = [{"from": b, "level": l} for b, l in zip(begins, levels)]
        else:
            question["level"] = self.rung(start, top)
            question["bands"] = [{"from": b, "value": v} for b, v in zip(begins, [0, 0.5, 1])]

    def unscored(self):
        """A question that only conditions look at."""
        options = [{"code": f"kind-{i}", "label": self.text()} for i in range(2)]
        return {"id": self.next_id("u"), "ask": self.text(), "type": "choice", "options": options}

    def findings(self, conditions, agreed):
        """Rules over the results."""
        kinds = ["risk", "warning", "strength", "note"]
        return [{"id": self.next_id("finding"), "kind": self.random.choice(kinds),
                 "when": conditions.over_results(agreed), "title": self.text()}
                for _ in range(self.random.randint(0, 5))]

    def recommendations(self, conditions, agreed, questions):
        """What to do; needs only point to others in a random order, so that there is no cycle."""
        limit = RECOMMENDATIONS[self.size]
        liftable = [q for q in questions if q.scored]
        efforts = self.random.choice([[1], [2, 3], [1, 2, 3, 4, 5], [1, 1, 2]])
        recommendations = []
        for _ in range(limit if self.size == "planning" else self.random.choice([0, 1, limit // 2, limit, limit])):
            recommendation = {"id": self.next_id("do"), "title": self.text(), "text": self.text(),
                              "lifts": self.lifts(liftable), "effort": self.random.choice(efforts)}
            if recommendations and self.chance(0.15):
                recommendation["lifts"] = dict(self.random.choice(recommendations)["lifts"])
            if self.chance(0.2):
                recommendation["when"] = conditions.over_results(agreed)
            recommendations.append(recommendation)
        self.connect(recommendations)
        return recommendations

    def connect(self, recommendations):
        """Chains and webs of needs."""
        order = list(recommendations)
        self.random.shuffle(order)
        density = self.random.choice([0, 0.15, 0.4])
        for i, recommendation in enumerate(order):
            if i and self.chance(density):
                needed = self.random.sample(order[:i], min(i, self.random.choice([1, 1, 2])))
                recommendation["needs"] = [n["id"] for n in needed]

    def lifts(self, questions):
        """One to three questions and where they go."""
        chosen = self.random.sample(questions, min(len(questions), self.random.choice([1, 1, 2, 3])))
        return {q.id: self.goal(q) for q in chosen}

    def goal(self, q: Question):
        """A level for a rubric, a code for a scale or choice, a degree for the rest; true for the highest."""
        if q.kind == "rubric":
            described = q.spec.get("bands") or (q.options if q.type else [])
            levels = {d["level"] for d in described} or set(q.ladder.rungs)
            return self.random.choice(sorted(levels - {q.ladder.start}))
        if self.chance(0.4):
            return True
        if q.type == "multiple" or "bands" in q.spec:
            return self.random.choice([0.5, 0.75, 1])
        return self.random.choice([o["code"] for o in q.options if o["value"] > 0])

    def ask_for(self, spec):
        """Let findings ask for recommendations."""
        ids = [r["id"] for r in spec["recommendations"]]
        for finding in spec["findings"]:
            if ids and self.chance(0.5):
                finding["asks-for"] = self.random.sample(ids, min(len(ids), self.random.randint(1, 2)))

    def options(self, spec, assessments):
        """Target, budget and capacity, each in some of the cases."""
        options = {}
        if self.size == "planning" or self.chance(0.4):
            result = self.random.choice(list(Model(spec, assessments).results.values()))
            rungs = result.today.asked(result.ladder.root)
            if self.size == "planning":
                rungs = rungs[1:]
            if rungs:
                options["target"] = {result.ladder.id: self.random.choice(rungs)}
        if self.chance(0.5):
            options["budget"] = self.random.choice([1, 2, 3, 4, 6, 8, 12, 20])
        if self.size == "planning" or self.chance(0.5):
            options["capacity"] = self.random.choice([1, 2, 3, 4, 5, 8])
        return options
