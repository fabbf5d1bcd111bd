-- The highest generation any silo of a cluster has had.
select coalesce(max(generation), 0) as newest from cluster_member where cluster = @cluster
