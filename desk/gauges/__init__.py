"""What local models read in prices: sizes of moves and of losses, how a chart looks."""
