"""A synthetic authority: a whole council's records, invented, and the same for the same seed.

`manage.py make_authority` writes it. Nothing in it is about a real person or place: names are drawn
from short lists, streets are made up and every postcode is in an area that cannot exist.

How it is made, in the order of the modules:

* `profiles`, `shares`: how large, and how likely; the shares lie near those England publishes.
* `dice`, `days`, `rows`: seeded draws, the calendar, and columns that grow until they are written.
* `families`, `journeys`: who there is, and each child's way through the service, stage by stage,
  as arrays over all children at once. Brothers and sisters mostly go the same way.
* `front_door`, `assessing`, `enquiring`, `conferring`, `planning`, `caring` …: what each stage leaves in its tables.
* `workforce`, `allocating`: teams sized by the work, people who come and go, and who held whom.
* `recording`: when things were typed; late for some, as in life.
* `writing`, `authority`: keys, the database and the order of it all.
"""
