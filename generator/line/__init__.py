"""The line from content to site, in nine stages: each takes a value and returns the next one.

    1 discover ─► 2 parse ─► 3 validate ─► 4 bind ─► 5 check       `content_check`
      SourceFolder Documents   TypedFiles    Book      Checked
    6 plan ─► 7 render ─► 8 inspect                                `organisation_build`
      SitePlan  Rendered    findings                               (7 and 8: `page_build`)
    9 write                                                        `build`
      Manifest

What a stage finds wrong is returned beside its value. One organisation at a time goes through 1 to
8, in whichever process has time (`processes`), unless what came of it is kept (`kept_results`). One
write for all of them ends the line. May import every room that is a stage; none of them may import
it.
"""
