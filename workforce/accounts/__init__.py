"""The pages on which accounts are looked after: joiners, movers, leavers, and what they sign in with."""
