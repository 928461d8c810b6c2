"""Signing in through the authority's identity provider (OpenID Connect), where one is set up.

`configuration` reads the variables, `provider` speaks the protocol, `people` decides whose account it is,
`second_factor` whether csc still asks for its own. docs/adr/single-sign-on.md says why.
"""
