select wake from due where wake > @now order by wake limit 1
