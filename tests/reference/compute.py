"""Reference values for item and test statistics, computed apart from the code of the project.

Exact rational arithmetic (fractions) up to the square roots, which are taken with 50 digits (decimal), straight from the
definitions: covariances as sums over pairs of learners, sum_{i<j} (x_i - x_j)(y_i - y_j) / (n (n - 1)), not over
differences from the mean as the project does; the highest covariance by trying to pair sorted with sorted; moments about
the mean for skewness and kurtosis with Fisher's k-statistics.

How options were used: an option's correlation with the rest score is computed from the two means, (M1 - M0) / s * sqrt(p q)
with the spread over n, while the project takes a covariance of zeros and ones; the counts are plain counts, and the best third
is found by counting for each learner how many stand before, not by sorting.

Run: python3 tests/reference/compute.py    (rewrites the JSON files beside it; the tests only read them)
"""

import json
import random
from decimal import Decimal, getcontext
from fractions import Fraction
from pathlib import Path

getcontext().prec = 50
HERE = Path(__file__).parent


def dec(value):
    return Decimal(value.numerator) / Decimal(value.denominator)


def root(value):
    return dec(value).sqrt()


def cov(left, right):
    n = len(left)
    if n < 2:
        return None
    pairs = sum(
        (left[i] - left[j]) * (right[i] - right[j]) for i in range(n) for j in range(i + 1, n)
    )
    return Fraction(pairs) / (n * (n - 1))


def number(value):
    return None if value is None else float(value)


def item(rows, at, largest, spread, with_total):
    own = [row[at] for row in rows]
    rest = [sum(row) - row[at] for row in rows]
    together, ours, theirs = cov(own, rest), cov(own, own), cov(rest, rest)
    most = cov(sorted(own), sorted(rest))
    total = with_total[at]
    negative = total is not None and total < 0
    n = len(rows)
    return {
        "n": n,
        "facility": number(Fraction(sum(own)) / n / largest) if n else None,
        "sd": None if ours is None else float(root(ours)),
        "discrimination": None if not ours or not theirs else float(100 * dec(together) / root(ours * theirs)),
        "efficiency": None if not most else number(100 * together / most),
        "effectiveWeight": None
        if total is None or negative or not spread
        else float(100 * root(total) / spread),
        "negative": negative,
    }


def whole(rows, k):
    totals = [sum(row) for row in rows]
    n = len(totals)
    k2 = cov(totals, totals)
    result = dict.fromkeys(
        ["mean", "median", "sd", "skewness", "kurtosis", "alpha", "errorRatio", "standardError"]
    )
    result["n"] = n
    if n == 0:
        return result
    centre = Fraction(sum(totals)) / n
    ordered = sorted(totals)
    result["mean"] = number(centre)
    result["median"] = number(Fraction(ordered[(n - 1) // 2] + ordered[n // 2]) / 2)
    if n < 2:
        return result
    result["sd"] = float(root(k2))
    if n > 2 and k2 != 0:
        s2 = sum((t - centre) ** 2 for t in totals)
        s3 = sum((t - centre) ** 3 for t in totals)
        s4 = sum((t - centre) ** 4 for t in totals)
        k3 = Fraction(n) * s3 / ((n - 1) * (n - 2))
        result["skewness"] = float(dec(k3) / (root(k2) ** 3))
        if n > 3:
            k4 = (Fraction(n * (n + 1)) * s4 - 3 * (n - 1) * s2**2) / ((n - 1) * (n - 2) * (n - 3))
            result["kurtosis"] = number(k4 / k2**2)
        if k > 1:
            of_items = sum(cov([row[at] for row in rows], [row[at] for row in rows]) for at in range(k))
            alpha = Fraction(100 * k, k - 1) * (1 - of_items / k2)
            ratio = 100 * root(1 - alpha / 100) if alpha < 100 else Decimal(0)
            result["alpha"] = number(alpha)
            result["errorRatio"] = float(ratio)
            result["standardError"] = float(ratio * root(k2) / 100)
    return result


def reference(name, about, max_marks, marks):
    rows = [[Fraction(0) if mark is None else Fraction(str(mark)) for mark in row] for row in marks]
    k = len(max_marks)
    totals = [sum(row) for row in rows]
    with_total = [cov([row[at] for row in rows], totals) for at in range(k)]
    spread = sum((root(value) for value in with_total if value is not None and value >= 0), Decimal(0))
    expected = {
        "items": [item(rows, at, Fraction(str(max_marks[at])), spread, with_total) for at in range(k)],
        "test": whole(rows, k),
    }
    content = {"about": about, "maxMarks": max_marks, "marks": marks, "expected": expected}
    (HERE / f"{name}.json").write_text(json.dumps(content, indent=1) + "\n")


def option_use(option, key, chosen, rests):
    n = len(chosen)
    with_it = [rest for choice, rest in zip(chosen, rests) if choice == option]
    without = [rest for choice, rest in zip(chosen, rests) if choice != option]
    share = Fraction(len(with_it), n) if n else Fraction(0)
    biserial = None
    if with_it and without:
        centre = Fraction(sum(rests)) / n
        spread = sum((rest - centre) ** 2 for rest in rests) / n
        if spread:
            apart = Fraction(sum(with_it)) / len(with_it) - Fraction(sum(without)) / len(without)
            biserial = 100 * dec(apart) * root(share * (1 - share)) / root(spread)
    right = sum(choice == key for choice in chosen)
    wrong = sum(choice is not None and choice != key for choice in chosen)
    base = wrong if n and Fraction(right, n) > Fraction(9, 10) else n
    used = base > 0 and Fraction(len(with_it), base) >= Fraction(1, 20)
    return {
        "optionId": option,
        "right": option == key,
        "chosen": len(with_it),
        "share": float(share),
        "pointBiserial": None if biserial is None else float(biserial),
        "used": used,
        "working": None if option == key else used and biserial is not None and biserial < 0,
    }


def options(name, about, ids, key, answers):
    """answers: learner by learner the option (None: none) and what was earned with all other questions."""
    chosen = [choice for choice, _ in answers]
    rests = [Fraction(str(rest)) for _, rest in answers]
    uses = [option_use(option, key, chosen, rests) for option in ids]
    distractors = [use for use in uses if not use["right"]]
    best = []
    for at, rest in enumerate(rests):
        before = sum(other > rest or (other == rest and place < at) for place, other in enumerate(rests))
        if 3 * before < len(rests):
            best.append(chosen[at])
    expected = {
        "options": uses,
        "efficiency": float(Fraction(sum(use["working"] for use in distractors), len(distractors))) if distractors else None,
        "rivals": [option for option in ids if option != key and best.count(option) > best.count(key)],
    }
    choices = [{"optionId": choice, "rest": float(rest)} for choice, rest in zip(chosen, rests)]
    content = {"about": about, "optionIds": ids, "key": key, "choices": choices, "expected": expected}
    (HERE / "options").mkdir(exist_ok=True)
    (HERE / "options" / f"{name}.json").write_text(json.dumps(content, indent=1) + "\n")


def choosing(seed, learners, key, lures):
    """Who knows more chooses the key more often; the others one of the lures, or nothing; rest scores in quarters of a mark."""
    chance = random.Random(seed)
    answers = []
    for _ in range(learners):
        strength = chance.random()
        knows = chance.random() < strength
        answers.append((key if knows else chance.choice([*lures, None]), round(4 * (strength * 15 + chance.gauss(0, 2))) / 4))
    return answers


def drawn(seed, learners, items, steps):
    """Answers by a learner's strength and an item's ease, in steps of a mark; nothing of it is the project's."""
    chance = random.Random(seed)
    ease = [chance.uniform(-1.5, 1.5) for _ in range(items)]
    rows = []
    for _ in range(learners):
        strength = chance.gauss(0, 1)
        row = []
        for at in range(items):
            share = 1 / (1 + 2.718281828 ** -(strength + ease[at]))
            row.append(sum(chance.random() < share for _ in range(steps[at])) / steps[at])
        rows.append(row)
    return rows


if __name__ == "__main__":
    reference("plain", "right or wrong, 12 learners, 5 questions", [1] * 5, [
        [1, 1, 1, 1, 1], [1, 1, 1, 1, 0], [1, 1, 1, 0, 1], [1, 1, 0, 1, 0], [1, 0, 1, 0, 0], [1, 1, 0, 0, 0],
        [0, 1, 1, 0, 0], [1, 0, 0, 0, 1], [1, 0, 0, 0, 0], [0, 1, 0, 0, 0], [1, 0, 0, 1, 0], [0, 0, 0, 0, 0],
    ])
    reference("zero-variance", "a question that all got right, one that nobody did", [1, 1, 1], [
        [1, 0, 1], [1, 0, 0], [1, 0, 1], [1, 0, 1],
    ])
    reference("all-alike", "nobody differs in anything", [1, 1], [[1, 0], [1, 0], [1, 0], [1, 0]])
    reference("negative", "whoever does well in all does worse in the first", [1, 1, 1, 1], [
        [0, 1, 1, 1], [0, 1, 1, 1], [1, 1, 1, 0], [0, 1, 0, 1], [1, 0, 0, 0], [1, 0, 0, 0],
    ])
    reference("missing", "questions without an answer", [1, 1, 1, 1], [
        [1, None, 1, 1], [None, None, None, None], [1, 1, 0, None], [0, 1, None, 1], [1, 1, 1, 0],
    ])
    reference("unequal-marks", "unequal highest marks and parts of marks", [1, 4, 2.5], [
        [1, 3.5, 2.5], [0.5, 4, 1.25], [0, 1, 0.5], [1, 2, 2], [0.25, 0, 0], [0.75, 3, 1.75], [0.3333, 1.5, 2.25],
    ])
    reference("one-learner", "a single learner", [1, 1], [[1, 0]])
    reference("two-learners", "too few for more than a spread", [1, 1, 1], [[1, 0, 1], [0, 0, 1]])
    reference("three-learners", "the fewest with an alpha, none with a kurtosis", [1, 1, 1], [[1, 1, 1], [1, 0, 0], [0, 0, 0]])
    reference("one-question", "nothing to compare it with", [1], [[1], [0], [1], [1]])
    reference("nobody", "no learner at all", [1, 1], [])
    reference("class", "35 learners, 20 questions, parts of marks", [1] * 20, drawn(7, 35, 20, [1, 2, 4, 1] * 5))

    four = ["a", "b", "c", "d"]
    options("class", "35 learners, some without an answer", four, "b", choosing(11, 35, "b", ["a", "a", "c", "d"]))
    options("easy", "nearly everybody has it right: shares of the wrong answers", four, "a", [
        *[("a", 10 + at / 4) for at in range(58)], ("b", 3), ("b", 4.5), ("c", 24),
    ])
    options("rival", "the best choose a wrong option", four[:3], "a", [
        ("b", 9), ("b", 8.5), ("a", 8), ("c", 4), ("a", 3.25), ("a", 2), ("a", 1.75), (None, 1), ("c", 0),
    ])
    options("ties", "equal rest scores in the best third: who comes first in the list", four[:2], "a", [
        ("b", 5), ("a", 5), ("a", 5), ("b", 5), ("a", 2), ("a", 1),
    ])
    options("thirds", "rest scores that binary numbers do not hold exactly", four[:3], "c", [
        ("a", 0.1), ("b", 0.3), ("c", 0.7), ("c", 0.2), ("a", 0.6), ("b", 0.1), ("c", 0.9),
    ])
    options("rest-alike", "nobody differs in the rest", four[:2], "a", [("a", 3), ("b", 3), ("a", 3)])
    options("unanswered", "nobody chose anything", four[:3], "a", [(None, 1), (None, 2)])
    options("nobody", "no learner at all", four[:3], "a", [])
