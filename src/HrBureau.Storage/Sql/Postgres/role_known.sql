-- Whether there is such a role.
select rolname as role from pg_roles where rolname = @role
