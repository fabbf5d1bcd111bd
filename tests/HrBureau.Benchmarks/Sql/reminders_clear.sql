-- What an earlier round left behind is no burden for the next one.
delete from reminder where starttime < clock_timestamp()
