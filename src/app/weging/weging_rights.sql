-- Who may see criteria and outcomes: they are public within the region.

-- guard criteria_set visible_region visible_item
-- guard outcome visible_region
