-- The claims of a silo that left are void; of every silo where none is named.
update due set wake = at, owner = null where owner is not null and (@owner::text is null or owner = @owner)
