-- file: grains.db
-- One process has no membership to keep. Grain state belongs to the service, whatever the cluster is called: from here on the service has one name.
update orleans_grain_state as s set service_id = 'hrbureau'
where service_id <> 'hrbureau' and not exists (
    select 1 from orleans_grain_state k
    where k.service_id = 'hrbureau' and k.grain_id_hash = s.grain_id_hash and k.grain_type_hash = s.grain_type_hash
      and k.grain_id_n0 = s.grain_id_n0 and k.grain_id_n1 = s.grain_id_n1
      and k.grain_type = s.grain_type and k.grain_extension = s.grain_extension);
