"""The shape of rules, stages and procedures: what may stand under a kind of feedback."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict
from typing_extensions import TypeAliasType

from remit.syntax.shape_words import Condition, Id, Label, Part, RuleId, Sentence, Sourced, Time, Words, may, needed


class SaidRule(Sourced):
    """A rule with more than its sentence."""

    model_config = ConfigDict(title="a rule")

    rule: Sentence = needed("the sentence", "The director must decide whether to change the policy.")
    id: Id = may("a name for the rule that stays when it is reworded", "second-reminder")
    if_so: list[Rule] = may("the rules if the decision is yes", ["The director must implement the change."])
    otherwise: list[Rule] = may("the rules if the decision is no", ["The director must give the reason."])


class IfRule(Sourced):
    """A condition with the rules of both branches."""

    model_config = ConfigDict(title="a condition with branches")

    if_: Condition = needed("the condition, without a full stop", "a response is requested")
    then: list[Rule] = needed("the rules if it holds", ["The officer must respond."], min_length=1)
    otherwise: list[Rule] = may("the rules if it does not hold", ["The case is closed."])
    id: Id = may("a name for the decision", "reply-wanted")


class Row(Part):
    """One of several conditions with its rules."""

    model_config = ConfigDict(title="a row of `one of`")

    if_: Condition = needed("the condition, without a full stop", "the complaint is complex")
    then: list[Rule] = needed("the rules if it holds", ["The officer must respond."], min_length=1)


class LastRow(Part):
    """The last of several conditions: none of the others holds."""

    model_config = ConfigDict(title="the last row of `one of`")

    otherwise: list[Rule] = needed("the rules if no other row holds", ["The officer must respond."], min_length=1)


class OneOfRule(Sourced):
    """Several conditions, of which one holds."""

    model_config = ConfigDict(title="`one of`")

    one_of: list[Row | LastRow] = needed("the conditions, each with its rules", min_length=2)
    id: Id = may("a name for the decision", "by-service")


class Gap(Sourced):
    """What the page leaves unsaid, or what a sentence cannot say yet."""

    model_config = ConfigDict(title="`not formalised`")

    not_formalised: Words = needed("what happens, in free words", "the review by the second stage")
    because: Words = needed("why it is no rule", "the page does not give the steps")
    id: Id = may("a name for it", "review")


Rule = TypeAliasType("Rule", "Sentence | SaidRule | IfRule | OneOfRule | Gap")
Rules = Annotated[list[Rule], needed("rules, one sentence each", ["The officer must respond."], min_length=1)]


class Exclusion(Sourced):
    """What the procedure does not take."""

    model_config = ConfigDict(title="an exclusion")

    what: Words = needed("what is not taken", "the conduct of a councillor")
    id: Id = may("a name for it", "councillors")
    later_than: Time = may(
        "for what comes too late: the time within which it must come", "12 months of the issue or of the knowledge"
    )
    unless: Words = may("when it is taken after all", "the chief executive decides that there is a good reason")
    go_to: Words = may("who takes it instead", "the Monitoring Officer")
    because: Words = may("why it is not taken", "the law gives it to somebody else")
    tell: Words = may("what the person is told", "whom to contact")


class Stage(Sourced):
    """A part of a procedure."""

    model_config = ConfigDict(title="a stage")

    stage: Label = needed("its number or its name", "1", "Ombudsman")
    name: Words = may("what the council calls it", "Frontline resolution")
    run_by: Words = may("who runs it, if the council does not", "Local Government and Social Care Ombudsman")
    handled_by: Words = may("who `the handler` is in its rules and in those of every stage", "the senior officer")
    rules: Rules


class AnyProcedure(Sourced):
    """What happens to one kind of feedback."""

    follows: Words = may(
        "the code that this kind of feedback is held against, where it is not the policy's",
        "Housing Ombudsman Complaint Handling Code 2024",
    )
    not_for_this_procedure: list[Words | Exclusion] = may(
        "what the procedure does not take", ["an issue more than 12 months old"]
    )
    main_line: list[RuleId] = may(
        "the rules that the drawn main line passes, in their order, where the longest way is not the usual one",
        ["complaint.stage-1.respond"],
    )
    in_every_stage: list[Rule] = may("rules of every stage", ["The head of service must sign the response."])


class StagedProcedure(AnyProcedure):
    """What happens to one kind of feedback, in stages."""

    model_config = ConfigDict(title="a procedure")

    stages: list[Stage] = needed("the stages, in order", min_length=1)


class PlainProcedure(AnyProcedure):
    """What happens to one kind of feedback, in one go."""

    model_config = ConfigDict(title="a procedure without stages")

    rules: Rules
