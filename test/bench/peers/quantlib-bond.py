"""The bond of the bench by QuantLib, called from Python: warm, medians [ms] as JSON on stdout.

Exits with 3 where QuantLib is not installed (python3 -m pip install QuantLib).
"""

import json
import sys
from statistics import median
from time import perf_counter

try:
    import QuantLib as ql
except ImportError:
    sys.exit(3)

CALENDAR = ql.TARGET()
SETTLEMENT = ql.Date(10, 6, 2026)
ql.Settings.instance().evaluationDate = SETTLEMENT


def schedule():
    return ql.Schedule(
        ql.Date(15, 3, 2026), ql.Date(15, 3, 2056), ql.Period(6, ql.Months), CALENDAR,
        ql.ModifiedFollowing, ql.ModifiedFollowing, ql.DateGeneration.Backward, False,
    )


DATES = schedule()
COUNT = ql.ActualActual(ql.ActualActual.ISMA, DATES)
BOND = ql.FixedRateBond(0, 100.0, DATES, [0.0425], COUNT, ql.Following, 100.0, ql.Date(15, 3, 2026), CALENDAR)
RATE = ql.InterestRate(0.04, COUNT, ql.Compounded, ql.Semiannual)


def price():
    ql.BondFunctions.cleanPrice(BOND, RATE, SETTLEMENT)
    ql.BondFunctions.duration(BOND, RATE, ql.Duration.Modified, SETTLEMENT)
    ql.BondFunctions.duration(BOND, RATE, ql.Duration.Macaulay, SETTLEMENT)
    ql.BondFunctions.convexity(BOND, RATE, SETTLEMENT)
    ql.BondFunctions.basisPointValue(BOND, RATE, SETTLEMENT)


def bond_yield():
    ql.BondFunctions.bondYield(
        BOND, ql.BondPrice(98.75, ql.BondPrice.Clean), COUNT, ql.Compounded, ql.Semiannual, SETTLEMENT, 1e-12
    )


def timed(run):
    for _ in range(20):
        run()
    times = []
    for _ in range(100):
        before = perf_counter()
        run()
        times.append((perf_counter() - before) * 1000)
    return median(times)


print(json.dumps({"schedule": timed(schedule), "price": timed(price), "yield": timed(bond_yield)}))
