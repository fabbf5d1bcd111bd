select wake from owed where wake > @now order by wake limit 1
