select k.report_id, k.same_as, k.body_hash from json_each(@report_ids) a
join report_key k on k.report_id = a.value
