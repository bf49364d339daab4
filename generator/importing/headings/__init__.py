"""From lines to blocks: the form's headings are found, and each takes the lines below it.

In this order: `known` lists what to look for, `candidates` where it may be, `choice` what it is,
`guesses` what is left between; `blocks` divides the lines among them.

May import: `source`, `portal`.
"""
