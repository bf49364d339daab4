"""The line from content to site: the stages composed, for one organisation and for all of them.

May import every room that is a stage; none of them may import it.
"""
