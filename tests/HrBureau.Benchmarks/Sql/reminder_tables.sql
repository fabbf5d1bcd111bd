-- What the ADO.NET reminders of Orleans 10.4 ask of a database: the rows, an index on what a silo reads, and the statements by name.
create table if not exists orleansquery (querykey text primary key, querytext text not null);
create table reminder (
    serviceid text, grainid text, remindername text, starttime timestamptz(3) not null, period bigint not null, grainhash integer not null, version integer not null,
    primary key (serviceid, grainid, remindername));
create index on reminder (serviceid, grainhash);
insert into orleansquery (querykey, querytext) values
('ReadReminderRowsKey', 'select grainid as GrainId, remindername as ReminderName, starttime as StartTime, period as Period, version as Version from reminder where serviceid = @ServiceId and grainid = @GrainId'),
('ReadReminderRowKey', 'select grainid as GrainId, remindername as ReminderName, starttime as StartTime, period as Period, version as Version from reminder where serviceid = @ServiceId and grainid = @GrainId and remindername = @ReminderName'),
('ReadRangeRows1Key', 'select grainid as GrainId, remindername as ReminderName, starttime as StartTime, period as Period, version as Version from reminder where serviceid = @ServiceId and grainhash > @BeginHash and grainhash <= @EndHash'),
('ReadRangeRows2Key', 'select grainid as GrainId, remindername as ReminderName, starttime as StartTime, period as Period, version as Version from reminder where serviceid = @ServiceId and (grainhash > @BeginHash or grainhash <= @EndHash)'),
('UpsertReminderRowKey', 'insert into reminder values (@ServiceId, @GrainId, @ReminderName, @StartTime, @Period, @GrainHash, 0) on conflict (serviceid, grainid, remindername) do update set starttime = excluded.starttime, period = excluded.period, version = reminder.version + 1 returning version as Version'),
('DeleteReminderRowKey', 'with gone as (delete from reminder where serviceid = @ServiceId and grainid = @GrainId and remindername = @ReminderName and version = @Version returning 1) select count(*)::int from gone'),
('DeleteReminderRowsKey', 'delete from reminder where serviceid = @ServiceId');
