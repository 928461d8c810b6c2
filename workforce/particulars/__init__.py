"""What is known of a child as a person: names and particulars, birth and death, numbers and papers, disability, status.

These are no case records: no team writes them and none is withdrawn. They are changed by verbs, each change is a version,
and the page of the people says what is known, since when and from whom.
"""
