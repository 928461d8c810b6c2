"""The people around a child, where they and the child live, and the professionals whom no other record names: writing them."""
