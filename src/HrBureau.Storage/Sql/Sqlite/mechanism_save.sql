insert into mechanism (hash, content) values (@hash, @content) on conflict (hash) do nothing
