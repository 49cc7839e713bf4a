"""What a person may say, one file a noun; each handler is parse, one desk call, render."""
