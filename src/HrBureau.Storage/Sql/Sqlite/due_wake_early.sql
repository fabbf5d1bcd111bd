-- Has an incident looked at, armed or not. One that is due sooner, is being struck or is troubled is looked at anyway.
insert into due (incident, at, wake) values (@incident, @at, @at)
on conflict (incident) do update set at = excluded.at, wake = excluded.wake
    where due.wake > excluded.wake and due.owner is null and due.error is null
