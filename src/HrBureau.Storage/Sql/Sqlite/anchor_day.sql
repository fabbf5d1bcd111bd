-- The heads anchored on one county day, to be kept outside this database.
select day, incident, version, hash from head_anchor where day = @day and incident > @after order by incident limit @limit
