"""What a generated module runs on: one hand-written source in Python and one in TypeScript, of five parts each.

`shape` is what a machine is given as, `calendar` counts days, `cases` takes events, `counts` and `times` say what is
due, `face` is what a host calls. A part imports only what stands before it, and nothing of the compiler; joined, in
that order and with the data of a machine before the face, they are the module that is published.
"""
