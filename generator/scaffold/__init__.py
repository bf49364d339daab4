"""The first report of an organisation, or the next year's, as files to fill in.

`planning` says which files there will be, `facts_file`, `frame_files` and `prose_file` what is in
them, `carry_over` what comes from the year before; `keys` and `yaml_text` write them. `writing`
puts files on the disk, `digest_line` a digest into report.yaml. `migration` says what is written in
an older way.

May import: `schema`, `text`, `findings`, `content`, `book`, `checks`, `plan`, `output`.
"""
