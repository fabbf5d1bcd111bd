-- The incident a request belongs to; a draft stands only on the task desk of those who may sign it.
select incident from desk where request_id in (@request_id, 'sign/' || @request_id) limit 1
