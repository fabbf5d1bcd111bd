-- file: grains.db
-- State of officers, employers, contractors and agencies, kept by Orleans' ADO.NET provider with statements of our own.
create table if not exists orleans_grain_state (
    grain_id_hash   integer not null,
    grain_id_n0     integer not null,
    grain_id_n1     integer not null,
    grain_type_hash integer not null,
    grain_type      text not null,
    grain_extension text not null default '',
    service_id      text not null,
    version         integer not null,
    payload         blob,
    primary key (grain_id_hash, grain_type_hash, grain_id_n0, grain_id_n1, grain_type, grain_extension, service_id)
) strict, without rowid;

create table if not exists OrleansQuery (
    QueryKey  text primary key,
    QueryText text not null
) strict, without rowid;

insert into OrleansQuery (QueryKey, QueryText) values
('ReadFromStorageKey', '
    select payload as PayloadBinary, version as Version
    from orleans_grain_state
    where grain_id_hash = @GrainIdHash and grain_type_hash = @GrainTypeHash
      and grain_id_n0 = @GrainIdN0 and grain_id_n1 = @GrainIdN1
      and grain_type = @GrainTypeString and grain_extension = coalesce(@GrainIdExtensionString, '''')
      and service_id = @ServiceId'),
('WriteToStorageKey', '
    insert into orleans_grain_state
        (grain_id_hash, grain_id_n0, grain_id_n1, grain_type_hash, grain_type, grain_extension, service_id, version, payload)
    select @GrainIdHash, @GrainIdN0, @GrainIdN1, @GrainTypeHash, @GrainTypeString,
           coalesce(@GrainIdExtensionString, ''''), @ServiceId, 1, @PayloadBinary
    where @GrainStateVersion is null or exists (
        select 1 from orleans_grain_state
        where grain_id_hash = @GrainIdHash and grain_type_hash = @GrainTypeHash
          and grain_id_n0 = @GrainIdN0 and grain_id_n1 = @GrainIdN1
          and grain_type = @GrainTypeString and grain_extension = coalesce(@GrainIdExtensionString, '''')
          and service_id = @ServiceId and version = @GrainStateVersion)
    on conflict do update set payload = excluded.payload, version = orleans_grain_state.version + 1
        where orleans_grain_state.version = @GrainStateVersion
    returning version as NewGrainStateVersion'),
('ClearStorageKey', '
    update orleans_grain_state set payload = null, version = version + 1
    where grain_id_hash = @GrainIdHash and grain_type_hash = @GrainTypeHash
      and grain_id_n0 = @GrainIdN0 and grain_id_n1 = @GrainIdN1
      and grain_type = @GrainTypeString and grain_extension = coalesce(@GrainIdExtensionString, '''')
      and service_id = @ServiceId and version = @GrainStateVersion
    returning version as NewGrainStateVersion')
on conflict (QueryKey) do update set QueryText = excluded.QueryText;
