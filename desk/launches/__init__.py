"""Token launches (TGE) as events: what several sources say of one, merged."""
