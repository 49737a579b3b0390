"""What a user can do: subscribe, refresh, play, jump. Rules and state; no widgets, no SQL, no VLC."""
