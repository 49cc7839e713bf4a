"""Every language model behind the port passes the same cases."""
