insert into evidence_key (id, wrapped) values (@id, @wrapped)
