"""Write the rulebooks that travel with the program: run it when a file of `schema/codes/` changes."""

from remit.rulebook import shipped
from remit.rulebook.compiled_codes import compiled

if __name__ == "__main__":
    for name, data in compiled().items():
        (shipped.FOLDER / f"{name}.json").write_bytes(data)
