"""What the Makefile runs: installing, compiling styles, the demo's processes, the services of the test suite."""
