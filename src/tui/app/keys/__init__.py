"""What every key does, what keys are called, and which are in force."""
