insert into evidence_place (id, incident) values (@id, @incident) on conflict (id, incident) do nothing
