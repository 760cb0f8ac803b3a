"""Write what is compiled ahead of time: the parser's table and the built-in vocabulary. Run it when a word or rule changes."""

from pathlib import Path

import remit.vocabulary
from remit.syntax import grammar
from remit.vocabulary import compiled

if __name__ == "__main__":
    Path(remit.vocabulary.__file__).with_name("builtin.json").write_bytes(compiled.compiled())
    Path(grammar.__file__).with_name("clause.json").write_bytes(grammar.compiled())
