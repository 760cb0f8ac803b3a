"""Write what is compiled ahead of time: run it when a word or a rule of the grammar changes."""

from pathlib import Path

import remit.vocabulary
from remit.syntax import grammar
from remit.vocabulary import compiled

if __name__ == "__main__":
    Path(remit.vocabulary.__file__).with_name("builtin.json").write_bytes(compiled.compiled())
    Path(grammar.__file__).with_name("clause.json").write_bytes(grammar.compiled())
