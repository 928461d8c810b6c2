"""Publications: freezing a month's scorecard, and finding what later runs say otherwise."""
