"""What is known beforehand of the portal's reports, and how texts are compared with it.

`lexicon` compares by letters, `data` has the wordings of headings and labels, `names` those of
countries, topics and statuses, `scalars` reads numbers, amounts, addresses and dates.

May import nothing else of `importing`.
"""
