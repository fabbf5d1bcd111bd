-- State of officers, employers, contractors and agencies, kept by Orleans' ADO.NET provider with statements of our own.
create table if not exists orleans_grain_state (
    grain_id_hash   integer not null,
    grain_id_n0     bigint not null,
    grain_id_n1     bigint not null,
    grain_type_hash integer not null,
    grain_type      text collate "C" not null,
    grain_extension text collate "C" not null default '',
    service_id      text collate "C" not null,
    version         integer not null,
    payload         bytea,
    primary key (grain_id_hash, grain_type_hash, grain_id_n0, grain_id_n1, grain_type, grain_extension, service_id)
) with (fillfactor = 70);

create table if not exists orleansquery (
    querykey  text primary key,
    querytext text not null
);

insert into orleansquery (querykey, querytext) values
('ReadFromStorageKey', '
    select payload as PayloadBinary, version as Version
    from orleans_grain_state
    where grain_id_hash = @GrainIdHash and grain_type_hash = @GrainTypeHash
      and grain_id_n0 = @GrainIdN0 and grain_id_n1 = @GrainIdN1
      and grain_type = @GrainTypeString and grain_extension = coalesce(@GrainIdExtensionString, '''')
      and service_id = @ServiceId'),
('WriteToStorageKey', '
    with changed as (
        update orleans_grain_state set payload = @PayloadBinary, version = version + 1
        where grain_id_hash = @GrainIdHash and grain_type_hash = @GrainTypeHash
          and grain_id_n0 = @GrainIdN0 and grain_id_n1 = @GrainIdN1
          and grain_type = @GrainTypeString and grain_extension = coalesce(@GrainIdExtensionString, '''')
          and service_id = @ServiceId and version = @GrainStateVersion
        returning version
    ), made as (
        insert into orleans_grain_state
            (grain_id_hash, grain_id_n0, grain_id_n1, grain_type_hash, grain_type, grain_extension, service_id, version, payload)
        select @GrainIdHash, @GrainIdN0, @GrainIdN1, @GrainTypeHash, @GrainTypeString,
               coalesce(@GrainIdExtensionString, ''''), @ServiceId, 1, @PayloadBinary
        where @GrainStateVersion is null
        on conflict do nothing
        returning version
    )
    select version as NewGrainStateVersion from changed
    union all
    select version as NewGrainStateVersion from made'),
('ClearStorageKey', '
    update orleans_grain_state set payload = null, version = version + 1
    where grain_id_hash = @GrainIdHash and grain_type_hash = @GrainTypeHash
      and grain_id_n0 = @GrainIdN0 and grain_id_n1 = @GrainIdN1
      and grain_type = @GrainTypeString and grain_extension = coalesce(@GrainIdExtensionString, '''')
      and service_id = @ServiceId and version = @GrainStateVersion
    returning version as NewGrainStateVersion')
on conflict (querykey) do update set querytext = excluded.querytext;
