"""What a figure is held against: targets with their tolerances."""
