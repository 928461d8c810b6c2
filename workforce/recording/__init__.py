"""Recording: steps as forms, drafts, corrections. Apps declare steps; see `workforce.recording.steps`."""
