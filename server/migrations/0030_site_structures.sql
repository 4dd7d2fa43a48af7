-- Which structure a site belongs to (Struct_IdNat): a professional signs in at the sites of their own structures only.
-- Null: nobody signs in there but by the sign-in of development.
alter table sites add column structure_id text check (structure_id ~ '^[134][0-9A-Z]{8,15}$');
