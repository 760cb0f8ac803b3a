"""Write what is told of the faulty rulebooks anew: `python -m tests.codes.renew`, then read the difference."""

from __future__ import annotations

from remit.judging.verify import verify
from remit.rulebook.from_syntax import read_rulebook
from tests.codes.mutants import mutants
from tests.codes.test_files import line_of
from tests.codes.written import HERE

if __name__ == "__main__":
    file = HERE / "mutants.md"
    text = file.read_text(encoding="utf-8")
    for mutant in mutants(file, (HERE / "small.yaml").read_text(encoding="utf-8")):
        read, found = read_rulebook(mutant.characters.encode(), "small.yaml")
        found += verify(read) if read is not None else ()
        head, title, rest = text.partition(f"## {mutant.title}\n")
        before, mark, after = rest.partition("```text\n")
        _, end, tail = after.partition("```")
        told = "".join(f"{line_of(each)}\n" for each in found)
        text = f"{head}{title}{before}{mark}{told}{end}{tail}"
    file.write_text(text, encoding="utf-8")
