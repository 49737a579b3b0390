"""Quote to second: transcripts read, quotes matched, evidence weighed."""
