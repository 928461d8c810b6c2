"""A synthetic authority: a whole council's records, invented, and the same for the same seed.

`manage.py make_authority` writes it. Nothing in it is about a real person or place: names are drawn
from short lists, streets are made up and every postcode is in an area that cannot exist.

How it is made, in the order of the modules:

* `profiles`, `shares`: how large, and how likely; the shares lie near those England publishes.
* `arrays`, `dice`, `days`, `rows`: kinds of columns, seeded draws, the calendar, and columns that grow until they are written.
* `families`, `journeys`: who there is, and each child's way through the service, stage by stage,
  as arrays over all children at once. Brothers and sisters mostly go the same way.
* `cutting`: the end of the data, beyond which nothing has happened yet.
* `staffing`, `staff`, `allocating`: teams sized by the work, people who come and go, and who held whom.
* `front_door`, `assessing`, `enquiring`, `conferring`, `planning`, `visiting`: what each stage leaves in its tables.
* `grounds`, `moves`, `placing`, `carers`, `caring`, `healing`, `settling`, `leaving`: the same for care, and what follows it.
* `people`, `relatives`, `early_help`, `risks`, `supervising`, `auditing`, `figures`, `judging`: all there is besides.
* `recording`: when things were typed; late for some, as in life.
* `accounts`, `leavers`: who signs in to look round, and who is forgotten because no record names them.
* `writing`, `authority`, `clearing`: keys, the database, the order of it all, and removing it again.
"""
