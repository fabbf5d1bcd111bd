insert into report_key (report_id, same_as, body_hash) values (@report_id, @same_as, @body_hash)
on conflict do nothing
