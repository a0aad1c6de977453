-- The views for analysts and BI tools live here; they are defined anew on every start from warehouse/marts.
create schema mart;
