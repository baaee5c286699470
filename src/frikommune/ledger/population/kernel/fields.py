"""The columns of the kernels' tables, and the numbers that stand for words."""

from __future__ import annotations

from typing import Any, NamedTuple

NO = -(2**31)
"""No day, no number: the least number an Arrow day can hold."""
REFUSES_DAY = NO + 1
"""No day either: to find it, a step would have to lead to a day that does not exist."""
NO_MOMENT = -(2**63)
PAUSED = 2932896
"""31 December 9999: the due day of a duty whose pause has no end yet."""
LAST_DAY = 2932896

# What a function found: nothing is asked, no source says, or a window.
NOTHING, UNKNOWN, SPAN = 0, 1, 2

# What went wrong, for the caller to act on.
FINE, REFUSED, FULL, CRAMPED = 0, 1, 2, 3
"""REFUSED: the reference engine would refuse. FULL: no room for rows. CRAMPED: no room to think."""

# Steps: so many months, so many days, rounded so.
STEP_MONTHS, STEP_DAYS, STEP_ROUNDING, STEP_FIELDS = 0, 1, 2, 3
ROUND_NONE, ROUND_DOWN, ROUND_UP, ROUND_ERROR = 0, 1, 2, 3

# Norms.
N_KIND, N_ANCHOR, N_ANCHOR_SET, N_READ_AT, N_FIRST_TERMS, N_DAYS, N_GROUPS, N_WINDOW, N_AGAIN, N_FIELDS = (
    range(10)
)
DUTY, PRECONDITION, LIMIT = 0, 1, 2
FROM_START, FROM_EVENT, FROM_SUM = 0, 1, 2
AT_START, AT_OPENS, AT_DUE, AT_EVENT = 0, 1, 2, 3

# Terms of duties, then of preconditions and limits.
(T_KIND, T_DONE, T_WINDOW_0, T_WINDOWS, T_RHYTHM, T_PHASE_0, T_PHASES, T_FIRST_DUE, T_FORMS, T_EARLY,
 T_RELEASE, T_PAUSES, T_ROLLS, T_SAME_DAY, T_CLOCK, T_TRIGGER, T_REQUIRES, T_MAX_AGE, T_MAX_SECONDS,
 T_CARRY, T_TEST, T_P0, T_P1, T_P2, T_P3, T_FIELDS) = range(26)  # fmt: skip
NONE, NOT_KNOWN = -1, -2
LAST_DONE, ORIGIN = 1, 2
SEQUENCE, STRICT, SAME_DAY_COUNTS = 0, 1, 2
(TEST_GROUPS, TEST_NEVER, TEST_ALWAYS, TEST_ELAPSED, TEST_AT_MOST, TEST_LONGEST, TEST_RATIO,
 TEST_ATTRIBUTE) = range(8)  # fmt: skip

# Windows of numbered steps.
W_NUMBER, W_KIND, W_OPENS, W_OPENS_LESS, W_DUE_KIND, W_DUE, W_DUE_LESS, W_FIELDS = range(8)
DUE_WITH_COURSE, DUE_STEP, DUE_ATTRIBUTE, DUE_SECONDS = 0, 1, 2, 3

# Phases of rhythms.
P_EVERY, P_GRACE, P_UNTIL, P_FIELDS = range(4)

# Rules, and the timelines they stand in.
(R_START, R_TERMS, R_BEFORE, R_READING, R_SUSPENDED, R_USABLE_0, R_USABLES, R_LAW, R_ASKS, R_TOP, R_SUSPENDER,
 R_VERSION, R_FIELDS) = range(13)  # fmt: skip
"""R_READING numbers what a rule says; R_ASKS the same without what may be used case by case. R_TOP: the
exemption laid last, R_SUSPENDER: the one that sets the norm aside (NONE: the law, nobody)."""
(L_RULE_0, L_RULES, L_CUT_0, L_CUTS, L_DONE, L_RELEASES, L_TRIGGERS, L_BY_START, L_STEP_0, L_STEPS, L_SHAPE,
 L_MAY_SET_OFF, L_EVER, L_FIELDS) = range(14)  # fmt: skip
"""L_EVER numbers what a timeline says over all time: how it is set off and done, its shape and its steps."""
CUT_REREAD, CUT_REPEALED, CUT_SUSPENDED, CUT_RESUMED, CUT_MOVED = 1, 2, 3, 4, 5

# The window last computed.
S_OPENS, S_DUE, S_MOMENT, S_CLOSES, S_ORIGIN, S_PASSED, S_STEP, SPAN_FIELDS = range(8)

# How a window is to be computed: of a numbered step, from the last done, or from the origin.
(C_MODE, C_NUMBER, C_EVENT, C_ANCHOR, C_FIRST, C_OPENING, C_ORIGIN, C_PASSED, C_STEP, COMPUTE_FIELDS) = range(
    10
)

# Slots: the first columns are those of a span. The first slot holds the window last computed.
NOW = 0
(SLOT_KNOWN, SLOT_NUMBER, SLOT_SPELL, SLOT_RULE, SLOT_READ_ON, SLOT_BASE, SLOT_FROM, SLOT_WAIVED, SLOT_TO,
 SLOT_ENDING, SLOT_BENEATH, SLOT_FIELDS) = range(7, 19)  # fmt: skip
STANDS, MOVED, CLOSED, REPEALED, REREAD, SUSPENDED, RESUMED = 0, 1, 2, 3, 4, 5, 6

# Occurrences.
(X_NUMBER, X_LIFE, X_SLOTS, X_MAY, X_DAY, X_EVENT, X_MET_SLOT, X_MET, X_EARLY, X_DOUBT, X_FIELDS) = range(11)
MAY_FROM_DAY, MAY_FROM_DAY_NOT_ITSELF, MAY_AFTER_MOMENT, MAY_AFTER_DAY, MAY_AFTER_IN_FILE = 0, 1, 2, 3, 4

# The course at hand.
(A_PERSON, A_SPELL, A_START, A_END, A_OBSERVED, A_SPELLS, A_GROUP, A_EVENTS, A_NORM, A_WORLD, A_CUTS, A_SLOTS,
 A_LIFE, A_OCCURRENCES, A_USES, A_ROWS, A_FAULT, A_ONLY, A_COUNT, A_RELEASED, A_STARTS, A_BITS,
 A_CLASSES, ASK_FIELDS) = range(24)  # fmt: skip

# How a window is to be computed: of a numbered step, from the last done, or from the origin.
(C_MODE, C_NUMBER, C_EVENT, C_ANCHOR, C_FIRST, C_OPENING, C_ORIGIN, C_PASSED, C_STEP,
 REGISTERS) = range(ASK_FIELDS, ASK_FIELDS + 10)  # fmt: skip
BY_STEP, BY_LAST_DONE, BY_ORIGIN = 0, 1, 2

# Rows of the ledger.
(O_SPELL_0, O_SPELL, O_NORM, O_OCCURRENCE, O_STEP, O_SHAPE, O_LAYER, O_VERSION, O_READ_ON, O_BASE, O_OPENS,
 O_DUE, O_STANDING, O_OUTCOME, O_MET, O_LATE, O_USE, ROW_FIELDS) = range(18)  # fmt: skip
BY_STEPS, BY_TRIGGER = 0, 3
"""Shapes; the others are LAST_DONE and ORIGIN."""
REQUIRED, WAIVED, EXEMPT, IN_DOUBT = 0, 1, 2, 3
(MET, LATE, PENDING, OVERDUE, MISSED, LAPSED, TOO_EARLY, TRANSFERRED, REPEALED_OPEN, BREACHED,
 EMPTY) = range(11)  # fmt: skip
"""Standings and outcomes in the order of `ledger.row.STANDINGS` and `OUTCOMES`."""
NO_ROW = -1

Numbers = Any  # an array of whole numbers; numba's functions take arrays that mypy cannot see into


class Law(NamedTuple):
    """The rulebook in tables (see `plan.py`)."""

    steps: Numbers
    norms: Numbers
    terms: Numbers
    windows: Numbers
    phases: Numbers
    rules: Numbers
    timelines: Numbers
    cuts: Numbers
    usable: Numbers
    numbers: Numbers
    match: Numbers  # [set, code]: whether an event of that kind and type is meant
    kind_of: Numbers  # [code]: the kind alone
    groups: Numbers  # [set, group]
    totals: Numbers  # the sums of limits, as they stand in the law
    due_seconds: Numbers  # by window
    cells: (
        Numbers  # [norm, place and group, world]: the timeline; -1 where the norm does not concern the group
    )
    concerns: Numbers  # [group, n]: its norms in order, then -1
    counted: Numbers  # [world, exemption]
    covers_rest: Numbers  # [exemption]
    bits: Numbers  # [world]: its bit
    working_day: Numbers  # [day - working_from]: the day itself, or the next working day
    working_from: int
    places: int


class Batch(NamedTuple):
    """Some histories in columns (see `encode.py`)."""

    spell_from: Numbers  # by person, one more than there are
    event_from: Numbers
    use_from: Numbers
    group: Numbers
    place: Numbers
    start: Numbers
    end: Numbers
    spell_days: Numbers  # [attribute, spell]
    spell_moments: Numbers
    events: Numbers  # [E_*, event]
    line: Numbers  # [event]: which line says what the event says (see `lines.py`)
    code: Numbers  # by line, and so on
    until: Numbers
    moment: Numbers  # microseconds since 1970, UTC
    offset: Numbers  # seconds
    employees: Numbers
    allowed: Numbers  # [forms, line]: no, yes, in doubt
    released: Numbers  # [release, line]: until when
    verdict: Numbers  # [attribute test, line]: no, yes, unknown
    amounts: Numbers  # [attribute, line]
    exemption: Numbers
    use_norm: Numbers
    use_occurrence: Numbers
    decided: Numbers
    recorded: Numbers
    conditions_met: Numbers


# What the kernels read: few arrays, for the time that numba needs to compile grows with their number.
(IN_STEPS, IN_NORMS, IN_TERMS, IN_WINDOWS, IN_PHASES, IN_RULES, IN_TIMELINES, IN_CUTS, IN_USABLE, IN_NUMBERS,
 IN_KIND_OF, IN_GROUPS, IN_TOTALS, IN_DUE_SECONDS, IN_CONCERNS, IN_COUNTED, IN_COVERS_REST, IN_BITS,
 IN_MEANT, IN_LAYOUT, LAW_TABLES) = range(21)  # fmt: skip
CODES_A_WORD = 62
"""So many codes of events have a bit each in one number: IN_MEANT [set, word] has those that a set means."""
CELL_PARTS = 3
"""How many times a cell of `LawTables.cells` has room for each world."""
K_GROUPS, K_WORDS, K_ALLOWED, K_RELEASED, K_VERDICT, K_AMOUNTS, LAYOUT_FIELDS = range(7)
"""How many groups there are, how many words hold codes' bits, and where the answers to questions begin."""
CALENDAR_FROM, CALENDAR_MONTHS = -72683, 12 * 330
"""The calendar begins on 1 January 1771 and holds so many months: the years whose holidays are known."""
CAL_MONTH, CAL_OF_MONTH, CAL_STARTS, CAL_WORKING, CALENDAR_FIELDS = range(5)
"""Of each day its month, its place in it, and itself or the next working day; of each month its first."""
P_SPELLS, P_EVENTS, P_USES, PERSON_FIELDS = range(4)
SP_GROUP, SP_PLACE, SP_START, SP_END, SP_FIXED = range(5)
"""Then, for each attribute that a rule names, its day and its instant."""
E_DAY, E_SEQUENCE, E_TIED_TO, EVENT_FIELDS = range(4)
"""E_SEQUENCE only tells which of two came first. E_TIED_TO: the place of the spell that the event names, NO
where it names none, NONE where it names none of the person's."""
Q_CODE, Q_UNTIL, Q_EMPLOYEES, Q_MOMENT, Q_OFFSET, Q_FIXED = range(6)
BROKEN, KEPT, NOT_DETERMINED = 0, 1, 2
"""What `Batch.verdict` says of an event."""
NOT_A_COUNT, NOT_A_WHOLE_NUMBER = -1, -2
"""`Batch.employees` of an event that counts no employees, and of one whose count is not a whole number."""
U_EXEMPTION, U_NORM, U_OCCURRENCE, U_DECIDED, U_RECORDED, U_CONDITIONS, USE_FIELDS = range(7)


class LawTables(NamedTuple):
    """The rulebook as the kernels read it: `tables` [IN_*, row, column], and as in `Law` the others."""

    tables: Numbers
    match: Numbers
    cells: Numbers
    """[cell, n]: each world's timeline; then, for each different timeline, the first world that has it; then
    the bits of all that have it; last, how many different ones there are."""
    cell_of: Numbers  # [place and group, norm]: the cell
    calendar: Numbers  # [CAL_*, day from CALENDAR_FROM, or month]


class CaseTables(NamedTuple):
    """Histories as the kernels read them.

    [P_*, person], [SP_*, spell], [E_*, event] (int32), [event] (int32): its line, [Q_*, line]: what the event
    says, and what the law makes of it, [U_*, use].
    """

    persons: Numbers
    spells: Numbers
    events: Numbers
    lines: Numbers
    answers: Numbers
    uses: Numbers


# Lists of the course at hand: places of its spells, their ends as known on the observation day, of each of
# the person's spells the place of its course's first; timelines in the world at hand; words with the bits of
# the codes that its events have; and so on.
(MY_SPELLS, MY_ENDS, MY_CHAINS, MY_TIMELINES, MY_EVENTS, MY_LIFE, MY_ORDER, MY_USES, MY_TARGET, MY_SPENT,
 MY_TAKEN, MY_STRAYS, MY_NUMBERS, MY_CLASSES, MY_CLASS_BITS, MY_CUT_DAY, MY_CUT_REASON, MY_CUT_PLACE,
 MY_START_DAY, MY_START_EVENT,
 MY_TRIGGER_DAY, MY_TRIGGER_EVENT, MY_TRIGGER_RULE, MY_RUN_FIRST, MY_RUN_BEYOND, MY_CODES,
 LISTS) = range(27)  # fmt: skip


class Work(NamedTuple):
    """Room to think, one for each thread."""

    ask: Numbers  # [A_*, then C_*]
    lists: Numbers  # [MY_*, n]
    slots: Numbers  # [n, SLOT_*]
    occurrences: Numbers  # [n, X_*]
    rows: Numbers  # [n, O_*]
    worlds: Numbers  # of each row: bits
