-- The next number of the day; given back with the transaction if the site turns out to be open already.
insert into incident_counter (county, day, drill, last) values (@county, @day, @drill, 1)
on conflict (county, day, drill) do update set last = incident_counter.last + 1
returning last
