select report_id, same_as, body_hash from report_key
where report_id = any(array(select json_array_elements_text(@report_ids::json)))
