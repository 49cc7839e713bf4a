"""People, chats, and how they prove who they are."""
