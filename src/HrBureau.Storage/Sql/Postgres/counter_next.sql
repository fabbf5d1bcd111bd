-- The next numbers of the day, the last of them answered; given back with the transaction if the site turns out to be open already.
insert into incident_counter (county, day, drill, last) values (@county, @day, @drill, @count)
on conflict (county, day, drill) do update set last = incident_counter.last + excluded.last
returning last
