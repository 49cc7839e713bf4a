"""What alerts would have brought, bought by rule on the archive of prices."""
