-- Other open incidents of the same employer: shown, never merged.
select incident from open_site where employer_key = @employer_key and incident <> @incident order by incident limit 20
