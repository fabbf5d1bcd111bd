insert into administration (version, at, officer, agency, act, changes, mechanism)
values (@version, @at, @officer, @agency, @act, @changes, @mechanism) on conflict (version) do nothing
