-- Who is in the cluster, kept by Orleans' ADO.NET provider with statements of our own. Whoever changes a row moves the version on in the same statement: of two at once one is told that he read an old table.
create table if not exists cluster_version (
    cluster text collate "C" primary key,
    version integer not null default 0
);

create table if not exists cluster_member (
    cluster      text collate "C" not null references cluster_version on delete cascade,
    address      text collate "C" not null,
    port         integer not null,
    generation   integer not null,
    silo         text not null,
    host         text not null,
    status       integer not null,
    gateway_port integer not null,
    suspected    text,
    started_at   timestamptz not null,
    alive_at     timestamptz not null,
    primary key (cluster, address, port, generation)
) with (fillfactor = 70);

-- Grain state belongs to the service, whatever the cluster is called: from here on the service has one name.
update orleans_grain_state s set service_id = 'hrbureau'
where service_id <> 'hrbureau' and not exists (
    select 1 from orleans_grain_state k
    where k.service_id = 'hrbureau' and k.grain_id_hash = s.grain_id_hash and k.grain_type_hash = s.grain_type_hash
      and k.grain_id_n0 = s.grain_id_n0 and k.grain_id_n1 = s.grain_id_n1
      and k.grain_type = s.grain_type and k.grain_extension = s.grain_extension);

insert into orleansquery (querykey, querytext) values
('InsertMembershipVersionKey', '
    with made as (
        insert into cluster_version (cluster) values (@DeploymentId)
        on conflict do nothing
        returning 1
    )
    select count(*) from made'),
('MembershipReadAllKey', '
    select v.version as Version, m.address as Address, m.port as Port, m.generation as Generation, m.silo as SiloName, m.host as HostName,
           m.status as Status, m.gateway_port as ProxyPort, m.suspected as SuspectTimes, m.started_at as StartTime, m.alive_at as IAmAliveTime
    from cluster_version v left join cluster_member m on m.cluster = v.cluster
    where v.cluster = @DeploymentId'),
('MembershipReadRowKey', '
    select v.version as Version, m.address as Address, m.port as Port, m.generation as Generation, m.silo as SiloName, m.host as HostName,
           m.status as Status, m.gateway_port as ProxyPort, m.suspected as SuspectTimes, m.started_at as StartTime, m.alive_at as IAmAliveTime
    from cluster_version v
    left join cluster_member m on m.cluster = v.cluster and m.address = @Address and m.port = @Port and m.generation = @Generation
    where v.cluster = @DeploymentId'),
('GatewaysQueryKey', '
    select address as Address, gateway_port as ProxyPort, generation as Generation
    from cluster_member
    where cluster = @DeploymentId and status = @Status and gateway_port > 0'),
('InsertMembershipKey', '
    with moved as (
        update cluster_version set version = version + 1
        where cluster = @DeploymentId and version = @Version and not exists (
            select 1 from cluster_member
            where cluster = @DeploymentId and address = @Address and port = @Port and generation = @Generation)
        returning cluster
    ), made as (
        insert into cluster_member (cluster, address, port, generation, silo, host, status, gateway_port, started_at, alive_at)
        select cluster, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime
        from moved
        returning 1
    )
    select count(*) from made'),
('UpdateMembershipKey', '
    with moved as (
        update cluster_version set version = version + 1
        where cluster = @DeploymentId and version = @Version and exists (
            select 1 from cluster_member
            where cluster = @DeploymentId and address = @Address and port = @Port and generation = @Generation)
        returning cluster
    ), changed as (
        update cluster_member m set status = @Status, suspected = @SuspectTimes, alive_at = @IAmAliveTime
        from moved
        where m.cluster = moved.cluster and m.address = @Address and m.port = @Port and m.generation = @Generation
        returning 1
    )
    select count(*) from changed'),
('UpdateIAmAlivetimeKey', '
    update cluster_member set alive_at = @IAmAliveTime
    where cluster = @DeploymentId and address = @Address and port = @Port and generation = @Generation'),
('DeleteMembershipTableEntriesKey', '
    delete from cluster_version where cluster = @DeploymentId'),
('CleanupDefunctSiloEntriesKey', '
    delete from cluster_member
    where cluster = @DeploymentId and status = 6 and alive_at < @IAmAliveTime'),
('CleanupDefunctSiloEntryKey', '
    delete from cluster_member
    where cluster = @DeploymentId and address = @Address and port = @Port and generation = @Generation
      and status = 6 and started_at = @StartTime and alive_at = @IAmAliveTime and suspected is not distinct from @SuspectTimes')
on conflict (querykey) do update set querytext = excluded.querytext;
