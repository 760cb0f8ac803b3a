"""What is wrong with a sentence, in an author's words, each fault with one cure that was tried.

One loop: take the word that does not fit, find a cure, read the sentence as it would be with it, go on from there. So
all faults of a sentence are told in one run.
"""

from __future__ import annotations

from collections.abc import Iterator

from remit.diagnostic import Diagnostic
from remit.syntax import parser
from remit.syntax.hints_name import undeclared
from remit.syntax.hints_near import misspelt
from remit.syntax.hints_shape import refused_shape, refused_words
from remit.syntax.lexer import Pieces, Source
from remit.syntax.reading import Cure, Reading, cured
from remit.vocabulary import spellings

MOST = 8
LITTLE = ("OF", "TO", "BY", "WITHIN", "WITH", "AT", "FOR", "UNTIL", "AS", "WHO")
SPARE = frozenset({"TO", "OF", "COMMA", "DOT", "BE", "AS", "FOR", "BY", "AT", "FROM", "THAT"})
MODALS = ("MUST", "MUST_NOT", "MAY", "SHOULD", "AIMS_TO")
VERB_FORMS = {"VERB": "base", "VERB_ED": "participle", "VERB_ING": "ing", "VERB_PAST": "past", "VERB_S": "present"}
# What an author calls the classes that may stand somewhere; the order is that in which they are named.
SAID = {
    "PARTY": "who acts",
    "MUST": "`must` or `may`",
    "VERB": "a verb",
    "EVENT": "an event",
    "ITEM": "a thing",
    "NUMBER": "a number",
    "UNIT": "`working days` or another unit",
    "FACT": "a fact that is declared",
    "CHANNEL": "a way to get in touch",
    "KIND": "a kind of feedback",
    "STAGE": "a stage",
    "MEASURE": "what is counted",
    "COMMA": "a comma",
    "OF": "`of` and an event",
    "WITHIN": "a time",
    "DOT": "the full stop",
}


def explain(
    source: Source, start: parser.Start, stumble: parser.StumbleError
) -> tuple[tuple[Diagnostic, ...], Source | None]:
    """Return every fault of a text that does not parse, and the text without them if that can be read."""
    reading: Reading | None = Reading(source, start, stumble, Pieces(source))
    found: list[Diagnostic] = []
    while reading is not None and reading.stumble is not None and len(found) < MOST:
        cure, after = _cure(reading)
        found.append(cure.diagnostic(reading.text))
        reading = after
    return tuple(found), reading.source if reading is not None and reading.stumble is None else None


def _cure(reading: Reading) -> tuple[Cure, Reading | None]:
    """Return the best cure of the first fault, and how the text reads with it."""
    told = refused_words(reading) or _told_to(reading) or refused_shape(reading)
    if told is not None:
        return told, cured(reading, told)
    # A mark or a little word fits in many places by chance: it must let the sentence be read for some words more.
    finders = ((misspelt, 0), (_wrong_form, 0), (_missing_mark, 2), (undeclared, 0), (_missing_word, 2), (_left_out, 0))
    for find, more in finders:
        best = _best(reading, find(reading), more)
        if best is not None:
            return best
    last = _no_unit(reading) or _cannot_stand(reading)
    return last, cured(reading, last)


def _best(reading: Reading, cures: Iterator[Cure], more: int) -> tuple[Cure, Reading] | None:
    """Return the cure that takes the text farthest, at least `more` words behind the fault; of equals, the first."""
    best: tuple[Cure, Reading] | None = None
    for cure in cures:
        after = cured(reading, cure)
        if after is None or (after.stumble is not None and _read_behind(after, cure) < more):
            continue
        if best is None or after.rest < best[1].rest:
            best = cure, after
            if after.stumble is None:
                break
    return best


def _read_behind(after: Reading, cure: Cure) -> int:
    """Return how many words were read behind the words of a cure."""
    end = cure.start + len(cure.write or "")
    return sum(word.start >= end for word in after.taken)


def _told_to(reading: Reading) -> Cure | None:
    """Name who acts, where a party "will be sent" something."""
    taken = reading.taken[-4:]
    kinds = [word.type for word in taken]
    if kinds[:1] != ["PARTY"] or kinds[2:] != ["BE", "VERB_ED"] or kinds[1] not in MODALS:
        return None
    if reading.fault.type not in ("EVENT", "ITEM"):
        return None
    party, modal, _, verb = taken
    whom = party.text[:1].lower() + party.text[1:]
    cure = f"say who: `The officer {modal.text} {verb.value} {reading.fault.text} to {whom}`"
    message = f"`{reading.words(modal.start, verb.end)}` does not say who does it"
    write = f"{'The' if party.start == 0 else 'the'} officer {modal.text} {verb.value}"
    return Cure("no-actor", message, cure, party.start, verb.end, write, place=(modal.start, verb.end))


def _wrong_form(reading: Reading) -> Iterator[Cure]:
    """Put the verb that stands there into a form that fits."""
    fault = reading.fault
    for match in reading.pieces.matches(reading.at) if reading.at < len(reading.pieces) else ():
        verb = reading.vocabulary.verbs.get(match.value) if match.kind in VERB_FORMS else None
        for kind, form in VERB_FORMS.items():
            if verb and kind in reading.expected:
                write = getattr(verb, form)
                end = reading.pieces.found[match.end - 1].end()
                message = f"`{reading.words(fault.start, end)}` is not the form that fits here"
                yield Cure("wrong-form", message, f"write `{write}`", fault.start, end, write, is_fix=True)


def _missing_mark(reading: Reading) -> Iterator[Cure]:
    """Put a comma or the full stop where one must stand."""
    place = reading.taken[-1].end if reading.taken else 0
    last = reading.taken[-1] if reading.taken else reading.fault
    if reading.fault.type == parser.END and "DOT" in reading.expected:
        message, cure = "the sentence has no full stop", "write `.` behind its last word"
        yield Cure("missing-mark", message, cure, place, place, ".", is_fix=True, place=(last.start, last.end))
    elif "COMMA" in reading.expected:
        fault = reading.fault
        message, cure = f"a comma is missing before `{fault.text}`", f"write `, {fault.text}`"
        yield Cure("missing-mark", message, cure, place, place, ",", is_fix=True, place=(fault.start, fault.end))


def _missing_word(reading: Reading) -> Iterator[Cure]:
    """Put a little word where one is missing."""
    fault = reading.fault
    for kind in LITTLE:
        if kind in reading.expected and fault.type not in (parser.END, "UNKNOWN", "COMMA", "DOT"):
            word = spellings()[kind]
            message = f"`{word}` is missing before `{fault.text}`"
            yield Cure("missing-word", message, f"write `{word} {fault.text}`", fault.start, fault.start, f"{word} ",
                       is_fix=True, place=(fault.start, fault.end))  # fmt: skip


def _left_out(reading: Reading) -> Iterator[Cure]:
    """Leave out a little word that does not fit. Others are never left out: that could turn a rule round."""
    fault = reading.fault
    if fault.type in SPARE:
        end = fault.end + (reading.text.text[fault.end : fault.end + 1] == " ")
        message, place = f"`{fault.text}` does not belong here", (fault.start, fault.end)
        yield Cure("not-understood", message, "leave it out", fault.start, end, "", is_fix=True, place=place)


def _no_unit(reading: Reading) -> Cure | None:
    """Say that a number has no unit."""
    last = reading.taken[-1] if reading.taken else reading.fault
    if last.type != "NUMBER" or "UNIT" not in reading.expected or reading.fault.type == "UNKNOWN":
        return None
    message, cure = f"`{last.text}` has no unit", f"write for example `{last.text} working days`"
    return Cure("missing-word", message, cure, last.end, last.end, " working days", place=(last.start, last.end))


def _cannot_stand(reading: Reading) -> Cure:
    """Say what could stand there instead."""
    fault = reading.fault
    could = [said for kind, said in SAID.items() if kind in reading.expected][:3]
    cure = f"here may stand {', '.join(could[:-1])}{' or ' if could[1:] else ''}{could[-1]}" if could else ""
    if fault.type == parser.END:
        last = reading.taken[-1] if reading.taken else fault
        return Cure("not-understood", "the sentence breaks off here", cure, last.start, last.end)
    return Cure("not-understood", f"`{fault.text}` cannot stand here", cure, fault.start, fault.end)
