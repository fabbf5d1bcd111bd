-- Which of a source's numbers are reports already.
select source_ref from report
where source = @source and drill = @drill and source_ref = any(array(select json_array_elements_text(@source_refs::json)))
